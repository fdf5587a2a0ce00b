import { statfsSync } from 'node:fs';

/** What kind of disk a directory is on, as far as it matters for what has to outlive a process. */
export type DiskKind = 'disk' | 'memory' | 'network';

/** File systems by the number that Linux gives them. @see statfs(2) */
const KINDS: ReadonlyMap<number, DiskKind> = new Map([
  [0x01021994, 'memory'],
  [0x858458f6, 'memory'],
  [0x6969, 'network'],
  [0xff534d42, 'network'],
  [0xfe534d42, 'network'],
  [0x517b, 'network'],
]);

export interface DiskFacts {
  readonly kind: DiskKind;
  /** Bytes that this user may still write. */
  readonly free: number;
}

export function diskOf(directory: string): DiskFacts {
  const { type, bavail, bsize } = statfsSync(directory);
  const kind = process.platform === 'linux' ? KINDS.get(type >>> 0) : undefined;
  return { kind: kind ?? 'disk', free: bavail * bsize };
}
