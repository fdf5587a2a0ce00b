import { createHash } from 'node:crypto';
import type { ChangeOp } from '../../storage/change-store.js';

/** What the names of all our triggers on tracked tables begin with. */
export const TRIGGER_PREFIX = 'auditreel_changes_';

/** MySQL's bound; SQLite has none, PostgreSQL has a name per table. */
const LONGEST_NAME = 64;

/** Names of triggers are one per database on SQLite and MySQL, so that the table's is in them. */
export function triggerName(op: ChangeOp | 'row', table: string): string {
  return bounded(`${TRIGGER_PREFIX}${op}_${table}`);
}

/** On the table that a foreign key of a tracked one points to. */
export function cascadeName(event: 'delete' | 'update', table: string, columns: readonly string[]): string {
  return bounded(`auditreel_cascade_${event}_${[table, ...columns].join('_')}`);
}

function bounded(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME && name.search(ODD) === -1) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${[...name.replaceAll(ODD, '_')].slice(0, 40).join('')}_${hash}`;
}

/** What would have to be quoted inside of quotes. */
const ODD = /["`'\\]/g;
