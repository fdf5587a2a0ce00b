import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { makeDirectory } from './make-directory.js';
import { ownIdentity, type ProcessIdentity } from './process-identity.js';
import { SPOOL_COLUMNS } from './spool-line.js';

/** Whose spool a directory is, and how it is to be read. */
export interface SpoolOwner extends ProcessIdentity {
  readonly v: 1;
  readonly epoch: string;
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
  space: z.string().nullable(),
  began: z.string().nullable(),
  key: z.string(),
  log: z.string().nullable(),
  columns: z.array(z.string()),
});

const NAME = 'owner.json';

/** The file that says that a spool's process has left it. */
export const CLOSED = 'closed';

export function newOwner(epoch: string, key: string, log: string | null): SpoolOwner {
  return { v: 1, epoch, ...ownIdentity(), key, log, columns: SPOOL_COLUMNS };
}

/**
 * Makes a spool's directory, readable by this user only, and says in it whose it is.
 * @throws what the file system throws, and where something else is in its place
 */
export function writeOwner(directory: string, told: SpoolOwner): void {
  makeDirectory(dirname(directory));
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    if (!lstatSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
  // Under a name that nobody can have put there before, as a link to somewhere else.
  const draft = join(directory, `${NAME}.${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(told), { mode: 0o600, flag: 'wx' });
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
