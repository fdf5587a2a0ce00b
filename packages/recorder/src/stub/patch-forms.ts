import { formatNavigation, NAVIGATION_COOKIE } from '@auditreel/core/protocol';
import { lookNative } from './patch-fetch.js';
import type { Tagger } from './tagger.js';

/** Marks form posts, which carry no header: a ten-second cookie names them instead. Returns the undo. */
export function patchForms(tagger: Tagger): () => void {
  const proto = HTMLFormElement.prototype;
  const { submit } = proto;
  const onBubble = (event: Event): void => {
    const { submitter } = event as SubmitEvent;
    if (!event.defaultPrevented) markForm(tagger, event.target as HTMLFormElement, submitter);
  };
  // Added anew during each dispatch, so that it runs after every listener that might prevent the submit.
  const onCapture = (): void => {
    removeEventListener('submit', onBubble);
    addEventListener('submit', onBubble, { once: true });
  };
  addEventListener('submit', onCapture, true);
  proto.submit = lookNative(submit, (self, args) => {
    markForm(tagger, self as HTMLFormElement, null);
    return Reflect.apply(submit, self, args as never);
  });
  return () => {
    proto.submit = submit;
    removeEventListener('submit', onCapture, true);
    removeEventListener('submit', onBubble);
  };
}

function markForm(tagger: Tagger, form: HTMLFormElement, submitter: Element | null): void {
  try {
    const read = (name: string): string =>
      submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
    const method = read('method').toUpperCase();
    if (method !== 'POST') return;
    const tag = tagger.tag(method, read('action') || location.href, true);
    if (!tag) return;
    const secure = location.protocol === 'https:' ? '; secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous, the submit is not
    document.cookie = `${NAVIGATION_COOKIE}=${formatNavigation(tag.context)}; path=/; max-age=10; samesite=lax${secure}`;
  } catch {
    // A form that can't be read goes its way without a mark.
  }
}
