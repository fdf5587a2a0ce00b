import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseName } from './database-names.ts';
import { smallDisk } from './full-disk.ts';
import type { Place } from './kill-phase.ts';
import { openDatabase } from './open-database.ts';

export interface PlaceOptions {
  readonly say: Place['say'];
  /** Whether the spool's disk is to be filled; else it is the machine's own. */
  readonly isDiskSmall: boolean;
}

/** A database and a place for the spool, made for this work and removed after it. */
export async function onDatabase<T>(
  name: DatabaseName,
  { say, isDiskSmall }: PlaceOptions,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'auditreel-chaos-'));
  // PostgreSQL does not run as root, and its own user must reach its folder.
  await chmod(folder, 0o755);
  const spoolFolder = join(folder, 'spool');
  const disk = isDiskSmall ? await smallDisk(spoolFolder) : null;
  try {
    const database = await openDatabase(name, folder);
    try {
      return await work({ database, spoolFolder, disk, say });
    } finally {
      await database.stop();
    }
  } finally {
    await disk?.remove();
    await rm(folder, { recursive: true, force: true });
  }
}
