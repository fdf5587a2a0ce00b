import type { Mentions } from './mentions.js';
import type { Who } from './who.js';

/** A person, with all by which they are found in the tables. */
export interface Person extends Who {
  /** What takes the place of their id; null: it stays. */
  readonly standIn: string | null;
  readonly mentions: Mentions;
  /** Addresses they came from. */
  readonly addresses: ReadonlySet<string>;
  /** Sessions whose recordings show them: their own, and those of others who acted on their behalf. */
  readonly sessions: ReadonlyMap<string, SessionOf>;
  /** The app's rows that belong to them, by {@link rowKey}. */
  readonly rows: ReadonlySet<string>;
  /** Ids of the records of what they did, or others did in their name: a change may know no more than its record. */
  readonly records: ReadonlySet<string>;
}

export type SessionOf = 'theirs' | 'others';

export function rowKey(model: string, targetId: string | null): string {
  return JSON.stringify([model, targetId]);
}
