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
    const message = words(told.map(messageOf).join(' ').slice(0, MAX_READ)).slice(0, MAX_MESSAGE);
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) [minute, count, last] = [now, 0, ''];
    if (message === last || ++count > MAX_A_MINUTE) return;
    last = message;
    say(CONSOLE_TAG, { level: 'error', message });
  };
  const onError = (event: ErrorEvent): void => tell([event.error ?? event.message]);
  const onRejection = (event: PromiseRejectionEvent): void => tell([event.reason]);
  const native = console.error;
  const patched = new Proxy(native, {
    apply: (target, self, told: unknown[]) => {
      try {
        tell(told);
      } catch {
        // A value of the page that throws when it is read is not ours to report.
      }
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

/** Objects may hold anything; an error has a message. */
function messageOf(told: unknown): string {
  if (told instanceof Error) return `${told.name}: ${told.message}`;
  return typeof told === 'object' || typeof told === 'function' ? '' : String(told);
}
