import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** By which a process is known to others; containers may share a host's name, a process id and a disk. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** The machine's run and the process's namespace, where the system tells them: only within it a pid means anything. */
  readonly space: string | null;
  /** When it began, as the system counts: a pid may be given again. */
  readonly began: string | null;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), space: ownSpace(), began: beganAt(process.pid) };
}

/** Whether a process still runs; `unknown` where it can't be seen from here. */
export function stateOf({ pid, host, space, began }: ProcessIdentity): 'running' | 'gone' | 'unknown' {
  const here = ownSpace();
  if (here !== null || space !== null) {
    if (here !== space) return 'unknown';
    return isRunning(pid) && beganAt(pid) === began ? 'running' : 'gone';
  }
  // Its own pid proves nothing: it may have been given again.
  if (host !== hostname() || pid === process.pid) return 'unknown';
  return isRunning(pid) ? 'unknown' : 'gone';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Linux tells both; elsewhere there are no such namespaces. */
function ownSpace(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** Field 22 of `stat`; the name before it may hold anything, and ends with the last bracket. */
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
