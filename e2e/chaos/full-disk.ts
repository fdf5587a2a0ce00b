import { execFile, execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A small disk for the spool, which may be filled to its last byte. */
export interface SmallDisk {
  readonly folder: string;
  /** It stays full until the function that it resolves with is called. */
  fill(): Promise<() => Promise<void>>;
  remove(): Promise<void>;
}

const SIZE_MB = 384;
const PIECE = Buffer.alloc(1_000_000);
const REFILL_MS = 20;

/** Null where this user may mount none. */
export async function smallDisk(folder: string): Promise<SmallDisk | null> {
  mkdirSync(folder, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'auditreel-chaos', folder]);
  } catch {
    return null;
  }
  const unmount = (): void => void execFileSync('umount', ['--lazy', folder]);
  // Also when the run is broken off.
  process.once('exit', unmount);
  const filler = join(folder, 'filler');
  return {
    folder,
    async fill() {
      const file = openSync(filler, 'a');
      fillUp(file);
      // What the spool gives up meanwhile is taken too.
      const timer = setInterval(() => fillUp(file), REFILL_MS);
      return async () => {
        clearInterval(timer);
        closeSync(file);
        rmSync(filler);
      };
    },
    remove: async () => {
      process.off('exit', unmount);
      unmount();
    },
  };
}

function fillUp(file: number): void {
  for (let length = PIECE.length; length >= 1; ) {
    try {
      writeSync(file, PIECE, 0, length);
    } catch {
      length = Math.floor(length / 10);
    }
  }
}
