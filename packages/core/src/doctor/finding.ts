import { LEVELS } from './levels.js';

/** How bad it is: `note` is said for completeness, `problem` makes the command end with 1. */
export type Level = 'ok' | 'note' | 'warning' | 'problem';

type KnownId = keyof typeof LEVELS;
type CheckOf<Id extends string> = Id extends `${infer Check}.${string}` ? Check : never;

/** The sections of the report. */
export type CheckName = CheckOf<KnownId>;

/** `not_done`: something else has to be mended, or given, first. `failed`: the check itself could not be carried out. */
export type FindingId = KnownId | `${CheckName}.not_done` | `${CheckName}.failed`;

/** One thing that was seen, and the line that mends it. */
export interface Finding {
  readonly check: CheckName;
  readonly id: FindingId;
  readonly level: Level;
  readonly says: string;
  /** What to run or to write; null where there is nothing to mend. */
  readonly mend: string | null;
}

/** A finding by its id, which says where it belongs and how bad it is. */
export function found(id: FindingId, says: string, mend: string | null = null): Finding {
  return { check: checkOf(id), id, level: levelOf(id), says, mend };
}

function checkOf(id: FindingId): CheckName {
  return id.slice(0, id.indexOf('.')) as CheckName;
}

function levelOf(id: FindingId): Level {
  if (isKnown(id)) return LEVELS[id];
  return id.endsWith('.failed') ? 'problem' : 'note';
}

function isKnown(id: FindingId): id is KnownId {
  return Object.hasOwn(LEVELS, id);
}
