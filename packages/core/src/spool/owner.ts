import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { SPOOL_COLUMNS } from './spool-line.js';

/** Whose spool a directory is, and how it is to be read. */
export interface SpoolOwner {
  readonly v: 1;
  readonly epoch: string;
  readonly pid: number;
  readonly host: string;
  /** Fingerprint of the secret, path and service that its process was configured with. */
  readonly key: string;
  /** Which database its records are for; null until the process had reached it. */
  readonly log: string | null;
  readonly columns: readonly string[];
}

const owner: z.ZodType<SpoolOwner> = z.object({
  v: z.literal(1),
  epoch: z.uuid(),
  pid: z.number().int(),
  host: z.string(),
  key: z.string(),
  log: z.string().nullable(),
  columns: z.array(z.string()),
});

const NAME = 'owner.json';

export function newOwner(epoch: string, key: string, log: string | null): SpoolOwner {
  return { v: 1, epoch, pid: process.pid, host: hostname(), key, log, columns: SPOOL_COLUMNS };
}

/** Makes a spool's directory, readable by this user only, and says in it whose it is. @throws what the file system throws */
export function writeOwner(directory: string, told: SpoolOwner): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const draft = join(directory, `${NAME}.new`);
  writeFileSync(draft, JSON.stringify(told), { mode: 0o600 });
  renameSync(draft, join(directory, NAME));
}

/** Null where nobody has said it, or in a form of another version. */
export async function readOwner(directory: string): Promise<SpoolOwner | null> {
  try {
    const read = owner.safeParse(JSON.parse(await readFile(join(directory, NAME), 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
