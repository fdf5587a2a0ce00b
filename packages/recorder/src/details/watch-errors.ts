import { CONSOLE_TAG } from '@auditreel/core/protocol';
import type { Seam } from './seam.js';

/** A secret that is cut in two is not known as one: so much is looked at, and only the beginning kept. */
const MAX_READ = 2000;
const MAX_MESSAGE = 300;
const MAX_A_MINUTE = 20;

/** Puts errors of the page's scripts into the recording: what they say, without secrets, and nothing that they hold. */
export function watchErrors({ say, words }: Seam): () => void {
  let last = '';
  let minute = 0;
  let count = 0;
  const tell = (told: readonly unknown[]): void => {
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) [minute, count, last] = [now, 0, ''];
    if (count >= MAX_A_MINUTE) return;
    try {
      const message = words(told.map(messageOf).join(' ').slice(0, MAX_READ)).slice(0, MAX_MESSAGE);
      if (message === last) return;
      count++;
      last = message;
      say(CONSOLE_TAG, { level: 'error', message });
    } catch {
      // A value of the page that throws when it is read is not ours to report.
    }
  };
  const onError = (event: ErrorEvent): void => tell([event.error ?? event.message]);
  const onRejection = (event: PromiseRejectionEvent): void => tell([event.reason]);
  const native = console.error;
  const patched = new Proxy(native, {
    apply: (target, self, told: unknown[]) => {
      tell(told);
      return Reflect.apply(target, self, told);
    },
  });
  console.error = patched;
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  return () => {
    if (console.error === patched) console.error = native;
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  };
}

/** Objects may hold anything, and so may what is made of them; an error has a message. */
function messageOf(told: unknown): string {
  if (told instanceof Error) return plain(`${told.name}: ${told.message}`);
  return typeof told === 'object' || typeof told === 'function' ? '' : plain(String(told));
}

/** Without an object that was written out, and without what stands in quotes: that is what somebody typed. */
function plain(message: string): string {
  return message.replace(/[{[][\s\S]*/, '…').replace(/(["'`“])[^"'`“”]*(["'`”])/g, '$1…$2');
}
