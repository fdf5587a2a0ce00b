import { accessSync, constants, existsSync, mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where spools are, and how much they may hold. */
export interface SpoolPlace {
  /** Directory of all processes' spools. */
  readonly root: string;
  readonly maxBytes: number;
}

const DEFAULT_DIRECTORY = '.auditreel';
const MAX_BYTES = 1_000_000_000;
const SHARE_OF_FREE = 0.1;

/**
 * Makes the directory, with what keeps it out of version control, and looks how much room there is.
 * @throws what the file system throws, where nothing can be written
 */
export function prepareSpoolPlace({
  dir = DEFAULT_DIRECTORY,
  maxBytes,
}: {
  readonly dir?: string | undefined;
  readonly maxBytes?: number | undefined;
}): SpoolPlace {
  // Bundlers that follow files would take the whole project for one of them.
  const directory = resolve(/* turbopackIgnore: true */ dir);
  const root = join(directory, 'spool');
  mkdirSync(root, { recursive: true, mode: 0o700 });
  accessSync(root, constants.W_OK | constants.X_OK);
  const ignore = join(directory, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  return { root, maxBytes: maxBytes ?? roomFor(root) };
}

function roomFor(root: string): number {
  const { bavail, bsize } = statfsSync(root);
  return Math.max(1, Math.min(MAX_BYTES, Math.floor(bavail * bsize * SHARE_OF_FREE)));
}
