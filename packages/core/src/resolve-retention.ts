import { expect } from './expect-option.js';
import type { KeepFor, RetentionOptions } from './options.js';
import { parseAge } from './retention/parse-age.js';
import type { AuditStorage, ChunkStore } from './storage/ports.js';

/** How long something is kept, as the host said it and in ms; null: for ever. */
export interface Kept {
  readonly said: KeepFor;
  readonly ms: number | null;
}

/** The host's retention, checked and with every default filled in. */
export interface ResolvedRetention {
  readonly records: Kept;
  readonly recordings: Kept;
}

interface Stores {
  readonly storage: Pick<AuditStorage, 'retention'>;
  readonly recordings: ChunkStore;
}

const KINDS: readonly string[] = ['records', 'recordings'];

export function resolveRetention(
  given: RetentionOptions,
  { storage, recordings }: Stores,
): ResolvedRetention {
  expect(typeof given === 'object' && given !== null, 'retention', "like { recordings: '30d' }");
  for (const name of Object.keys(given))
    expect(KINDS.includes(name), `retention.${name}`, "left out: there are 'records' and 'recordings'");
  const kept = {
    records: keptFor(given.records ?? 'forever', 'retention.records'),
    recordings: keptFor(given.recordings ?? 'forever', 'retention.recordings'),
  };
  const deletes = kept.records.ms !== null || kept.recordings.ms !== null;
  expect(!deletes || storage.retention !== undefined, 'retention', "'forever': this storage deletes nothing");
  expect(
    kept.recordings.ms === null || recordings.deleteSession !== undefined,
    'retention.recordings',
    "'forever': the store of the recordings has no deleteSession",
  );
  return kept;
}

function keptFor(said: KeepFor, option: string): Kept {
  if (said === 'forever') return { said, ms: null };
  const ms = typeof said === 'string' ? parseAge(said) : null;
  expect(ms !== null, option, "'forever', or a time like '30d', '12h', '8w' or '7y'");
  return { said, ms };
}
