import { createHmac } from 'node:crypto';
import type { Keys } from '../session/keys.js';

/** `Keys.hash` of a value by each of the host's secrets, the signing one's first: what was hashed may be older. */
export function hashesOf(value: string, keys: Keys): readonly string[] {
  return keys.verifying().map((key) => createHmac('sha256', key).update(value).digest('hex').slice(0, 32));
}

/** The names under which the records of an erased person still belong together. */
export function standInsOf(id: string, keys: Keys): readonly string[] {
  return hashesOf(`erased ${id}`, keys).map((hash) => `erased:${hash.slice(0, 16)}`);
}
