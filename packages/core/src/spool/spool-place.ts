import { accessSync, constants, lstatSync, realpathSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeDirectory } from './make-directory.js';

/** Where spools are, and how much they may hold. */
export interface SpoolPlace {
  /** Directory of all processes' spools. */
  readonly root: string;
  readonly maxBytes: number;
}

const MAX_BYTES = 1_000_000_000;
const SHARE_OF_FREE = 0.1;

/**
 * Makes the directory, with what keeps it out of version control, and looks how much room there is.
 * @throws what the file system throws where nothing can be written, and where others could put things in its place
 */
export function prepareSpoolPlace({
  dir,
  maxBytes,
}: {
  readonly dir: string;
  readonly maxBytes: number | undefined;
}): SpoolPlace {
  // Bundlers that follow files would take the whole project for one of them.
  const wanted = resolve(/* turbopackIgnore: true */ dir);
  const isNew = makeDirectory(wanted);
  const directory = realpathSync(wanted);
  refuseOpen(directory);
  if (isNew) writeFileSync(join(directory, '.gitignore'), '*\n', { flag: 'wx' });
  const root = join(directory, 'spool');
  makeDirectory(root);
  refuseOpen(root);
  accessSync(root, constants.W_OK | constants.X_OK);
  return { root, maxBytes: maxBytes ?? roomFor(root) };
}

const WORLD_WRITABLE = 0o002;
const STICKY = 0o1000;

/** Who may rename what is in a directory could have records read, or files of this user overwritten. */
function refuseOpen(directory: string): void {
  const { mode, uid } = lstatSync(directory);
  const own = process.geteuid?.() ?? uid;
  if (uid !== own && uid !== 0) throw new Error(`${directory} belongs to another user`);
  if ((mode & WORLD_WRITABLE) !== 0 && (mode & STICKY) === 0) {
    throw new Error(`anybody may write to ${directory}: chmod o-w`);
  }
}

function roomFor(root: string): number {
  const { bavail, bsize } = statfsSync(root);
  return Math.max(1, Math.min(MAX_BYTES, Math.floor(bavail * bsize * SHARE_OF_FREE)));
}
