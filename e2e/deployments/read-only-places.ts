import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';

/** Whether other users may read what lies here: in somebody's home they often may not. */
export function isReachableByAll(folder: string = import.meta.dirname): boolean {
  const isOpen = (statSync(folder).mode & 0o001) !== 0;
  return isOpen && (dirname(folder) === folder || isReachableByAll(dirname(folder)));
}

/** Starts what follows in a working directory on a read-only file system, which only it sees. */
export function readOnlyMount(cwd: string): readonly string[] {
  const script = 'mount -t tmpfs -o ro tmpfs "$0" && cd "$0" && exec "$@"';
  return ['unshare', '--mount', 'sh', '-c', script, cwd];
}

/** Whether we are let: in most containers we are not. */
export function canMount(): boolean {
  const [command = '', ...args] = [...readOnlyMount(tmpdir()), 'true'];
  return process.platform === 'linux' && spawnSync(command, args).status === 0;
}
