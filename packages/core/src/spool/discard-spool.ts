import { renameSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';

const DISCARDED = '.stored';

/**
 * Removes a spool of which all is stored. Under its new name it says so: a process that is killed while its files go,
 * one after another, leaves nothing that looks like anybody's spool.
 */
export async function discardSpool(directory: string): Promise<void> {
  await rename(directory, `${directory}${DISCARDED}`);
  await rm(`${directory}${DISCARDED}`, { recursive: true, force: true });
}

/** The same, for a process that ends. */
export function discardSpoolSync(directory: string): void {
  renameSync(directory, `${directory}${DISCARDED}`);
  rmSync(`${directory}${DISCARDED}`, { recursive: true, force: true });
}

/** Whether a directory is what is left of such a one. */
export function isDiscarded(name: string): boolean {
  return name.endsWith(DISCARDED);
}
