import type { ErrorListener } from './options.js';

/** A host's `onError` that may itself throw or reject: then the error goes to `fallback`, and nothing is broken by it. */
export function safeListener(listener: ErrorListener, fallback: ErrorListener): ErrorListener {
  return function onError(error) {
    try {
      const answer: unknown = listener(error);
      if (answer instanceof Promise) answer.catch(() => fallback(error));
    } catch {
      fallback(error);
    }
  };
}
