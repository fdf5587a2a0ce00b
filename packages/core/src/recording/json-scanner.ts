import { Refusal } from './refusal.js';

/** Watches JSON go by without parsing it: that it is one array, closed at the end, and how deep it goes. */
export interface JsonScanner {
  push(piece: Uint8Array): Refusal | null;
  end(): Refusal | null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export function jsonScanner(maxDepth: number): JsonScanner {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let started = false;

  function push(piece: Uint8Array): Refusal | null {
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else {
        const refusal = structure(byte);
        if (refusal !== null) return refusal;
      }
    }
    return null;
  }

  function structure(byte: number | undefined): Refusal | null {
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return null;
    if (depth === 0 && (started || byte !== 0x5b)) return notArray();
    started = true;
    if (byte === QUOTE) inString = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > maxDepth) return new Refusal(413, 'TOO_DEEP', `Events may nest ${maxDepth} levels deep.`);
    } else if (byte === 0x5d || byte === 0x7d) depth--;
    return null;
  }

  return { push, end: () => (started && depth === 0 && !inString ? null : notArray()) };
}

function notArray(): Refusal {
  return new Refusal(400, 'NOT_JSON_ARRAY', 'The data is no JSON array of events.');
}
