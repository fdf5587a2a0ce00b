import { lookNative } from './patch-fetch.js';
import type { Tagger } from './tagger.js';

/** Sets our header on same-origin XMLHttpRequests. Returns the undo. */
export function patchXhr(tagger: Tagger): () => void {
  const proto = XMLHttpRequest.prototype;
  const { open, send } = proto;
  const opened = new WeakMap<object, readonly [method: string, url: string]>();
  proto.open = lookNative(open, (self, args) => {
    const result: unknown = Reflect.apply(open, self, args as never);
    opened.set(self as object, [String(args[0]), String(args[1])]);
    return result;
  });
  proto.send = lookNative(send, (self, args) => {
    tagRequest(tagger, self as XMLHttpRequest, opened.get(self as object));
    return Reflect.apply(send, self, args as never);
  });
  return () => {
    proto.open = open;
    proto.send = send;
  };
}

function tagRequest(
  tagger: Tagger,
  xhr: XMLHttpRequest,
  opened: readonly [method: string, url: string] | undefined,
): void {
  if (!opened || xhr.readyState !== 1) return;
  const tag = tagger.tag(...opened);
  if (!tag) return;
  xhr.setRequestHeader(...tag.header);
  xhr.addEventListener('load', () => tagger.answered(tag.token, (name) => xhr.getResponseHeader(name)));
}
