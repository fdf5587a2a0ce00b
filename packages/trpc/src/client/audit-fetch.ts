import {
  CONTEXT_HEADER,
  RECORDER_SYMBOL,
  type RecorderHandle,
  type RequestTag,
} from '@auditreel/core/protocol';
import type { getFetch } from '@trpc/client';

/** The `fetch` that tRPC's HTTP links take. */
export type LinkFetch = ReturnType<typeof getFetch>;

/** A `fetch` of your own, with whatever types of address and options: links call it with text and plain options. */
export type OwnFetch = (url: never, init?: never) => ReturnType<LinkFetch>;

type LinkInit = Parameters<LinkFetch>[1];
type HeadersGiven = NonNullable<LinkInit>['headers'];
type HeaderRecord = Record<string, string>;

/**
 * Your own `fetch` for a link, whose requests the page's recorder then tags and marks as it does those of
 * `window.fetch`. Where no recorder runs, and on the server, it is that fetch and nothing more.
 * @example httpBatchLink({ url: '/trpc', fetch: auditFetch(ownFetch) })
 */
export function auditFetch(fetch: OwnFetch): LinkFetch {
  return function taggedFetch(url, init) {
    const tagged = url instanceof Request ? init : withTag(String(url), init);
    return Reflect.apply(fetch, undefined, [url, tagged]);
  };
}

function withTag(url: string, init: LinkInit): LinkInit {
  const recorder = (globalThis as { [RECORDER_SYMBOL]?: RecorderHandle })[RECORDER_SYMBOL];
  if (recorder === undefined) return init;
  try {
    if (new Headers(init?.headers).has(CONTEXT_HEADER)) return init;
    const tag = recorder.tag(init?.method ?? 'GET', url);
    return tag === null ? init : { ...init, headers: withHeader(init?.headers, tag.header) };
  } catch {
    // Whatever is wrong with the arguments, the fetch is the one to say it.
    return init;
  }
}

/** In a shape that every fetch takes: not all know `Headers`. */
function withHeader(
  given: HeadersGiven,
  [name, value]: RequestTag['header'],
): [string, string][] | HeaderRecord {
  if (given instanceof Headers) return [...given, [name, value]];
  if (Array.isArray(given)) return [...(given as [string, string][]), [name, value]];
  return { ...(given as HeaderRecord | undefined), [name]: value };
}
