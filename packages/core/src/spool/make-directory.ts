import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory that only this user may read, and those above it; answers whether it wasn't there. Not by `recursive`,
 * which tries for ever where a name can't be made in a directory that is there, as below /proc.
 * @throws what the file system throws
 */
export function makeDirectory(path: string): boolean {
  if (isDirectory(path)) return false;
  const parent = dirname(path);
  if (parent !== path) makeDirectory(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    // Another process was faster.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && isDirectory(path)) return false;
    throw error;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
