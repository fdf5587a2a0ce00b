import type { ServerResponse } from 'node:http';

type Method = (this: ServerResponse, ...args: unknown[]) => unknown;

/**
 * Is told before an answer's first piece, and before its last byte, goes out. Whatever wraps the response afterwards
 * (compression, sessions) calls these last.
 */
export function beforeAnswer(
  res: ServerResponse,
  { onFirstPiece, onEnd }: { readonly onFirstPiece: () => void; readonly onEnd: () => void },
): void {
  const { write, end } = res as unknown as { readonly write: Method; readonly end: Method };
  let hasBegun = false;
  let hasEnded = false;
  const watched: { write: Method; end: Method } = {
    write(...args) {
      // `end` writes what it is given by itself.
      if (!hasBegun && !hasEnded) {
        hasBegun = true;
        onFirstPiece();
      }
      return Reflect.apply(write, this, args);
    },
    end(...args) {
      const isFirst = !hasEnded;
      hasEnded = true;
      if (isFirst) onEnd();
      try {
        return Reflect.apply(end, this, args);
      } catch (error) {
        // A host's mistake, such as an object for a body: its error handler answers instead.
        if (isFirst) hasEnded = false;
        throw error;
      }
    },
  };
  Object.assign(res, watched);
}
