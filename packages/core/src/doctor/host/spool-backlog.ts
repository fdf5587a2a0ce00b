import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Records that wait on the disk for longer than it takes to store them. */
export interface Backlog {
  readonly files: number;
  readonly bytes: number;
  /** Ms since 1970 UTC, when the oldest of them was last written to. */
  readonly since: number;
}

/** A file is emptied or removed once what it holds is stored; a running app needs seconds for that. */
const LATE_MS = 60_000;
const SEGMENT = /^\d{8}\.spool$/;

/** Looks through all spools of a directory; null when nothing waits for longer than a minute. */
export function spoolBacklog(root: string, now: number): Backlog | null {
  const late = filesOf(root).filter(({ size, mtimeMs }) => size > 0 && now - mtimeMs > LATE_MS);
  if (late.length === 0) return null;
  return {
    files: late.length,
    bytes: late.reduce((sum, { size }) => sum + size, 0),
    since: Math.min(...late.map(({ mtimeMs }) => mtimeMs)),
  };
}

interface FileFacts {
  readonly size: number;
  readonly mtimeMs: number;
}

function filesOf(root: string): readonly FileFacts[] {
  const spools = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return spools.flatMap(({ name }) =>
    readdirSync(join(root, name))
      .filter((file) => SEGMENT.test(file))
      // A running app may have removed it since.
      .flatMap((file) => statSync(join(root, name, file), { throwIfNoEntry: false }) ?? []),
  );
}
