import { CONTEXT_HEADER } from '@auditreel/core/protocol';
import type { Tagger } from './tagger.js';

/** Overlays our header on same-origin fetches and changes nothing else. Returns the undo. */
export function patchFetch(tagger: Tagger): () => void {
  const native = globalThis.fetch;
  const patched = lookNative(native, (self, args) => {
    const tagged = overlay(tagger, args);
    if (!tagged) return Reflect.apply(native, self, args);
    return Reflect.apply(native, self, tagged.args).then((response: Response) => {
      tagger.answered(tagged.token, (name) => response.headers.get(name));
      return response;
    });
  });
  globalThis.fetch = patched;
  return () => {
    if (globalThis.fetch === patched) globalThis.fetch = native;
  };
}

/** A function that calls `apply` and looks like the native one: name, length, toString, errors on misuse. */
export function lookNative<F extends (...args: never[]) => unknown>(
  native: F,
  apply: (self: unknown, args: unknown[]) => unknown,
): F {
  return new Proxy(native, {
    apply: (_, self, args: unknown[]) => apply(self, args),
    get: (target, key): unknown =>
      key === 'toString' ? target.toString.bind(target) : Reflect.get(target, key),
  });
}

function overlay(tagger: Tagger, args: unknown[]): { token: string; args: unknown[] } | null {
  const [input, init, ...rest] = args as [unknown, RequestInit | undefined, ...unknown[]];
  if (args.length === 0) return null;
  try {
    const request = input instanceof Request ? input : null;
    const address = request ? request.url : String(input);
    const given = init?.headers ?? request?.headers;
    const headers = new Headers(given);
    if (headers.has(CONTEXT_HEADER)) return null;
    const tag = tagger.tag(init?.method ?? request?.method ?? 'GET', address);
    if (!tag) return null;
    headers.set(...tag.header);
    return {
      token: tag.token,
      args: [request ?? address, withHeaders(init, headers, request), ...rest],
    };
  } catch {
    // Whatever is wrong with the arguments, the native function is the one to say it.
    return null;
  }
}

/** The app's own init seen through a pane: a second argument would reset a Request's referrer and policy. */
function withHeaders(init: RequestInit | undefined, headers: Headers, request: Request | null): RequestInit {
  const ours: Record<PropertyKey, unknown> = { headers };
  if (request && init?.referrer === undefined) ours.referrer = request.referrer;
  if (request && init?.referrerPolicy === undefined) ours.referrerPolicy = request.referrerPolicy;
  if (!init) return ours;
  return new Proxy(init, {
    get: (target, key) => (key in ours ? ours[key] : Reflect.get(target, key)),
    has: (target, key) => key in ours || key in target,
  });
}
