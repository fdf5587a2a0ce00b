import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Finding, found } from '../finding.js';
import { saidBy } from './said-by.js';

/** The line that names another directory. */
export const OTHER_DIRECTORY = "createAudit({ durability: { spool: { dir: '/var/lib/my-app' } }, … })";

/** The directory, or the nearest one above it that is there. */
export function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}

/** Whether the app would not spool there, or others could read along; null when all is as it should be. */
export function spoolAccess(directory: string): Finding | null {
  return unwritable(directory) ?? openToOthers(directory);
}

function unwritable(directory: string): Finding | null {
  const there = nearest(directory);
  try {
    if (!statSync(there).isDirectory()) throw new Error(`${there} is no directory`);
    accessSync(there, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const says = `Nothing can be spooled to ${directory} (${saidBy(error)}): a crash loses the records that are in memory.`;
    return found('spool.unwritable', says, OTHER_DIRECTORY);
  }
}

const WORLD_WRITABLE = 0o002;
const STICKY = 0o1000;
const OF_OTHERS = 0o077;

/** What the app itself refuses; and a spool that others can read, which it makes for this user only. */
function openToOthers(directory: string): Finding | null {
  const root = join(directory, 'spool');
  const open = [directory, root].filter(existsSync).find((path) => {
    const { mode } = statSync(path);
    return (mode & WORLD_WRITABLE) !== 0 && (mode & STICKY) === 0;
  });
  if (open !== undefined) {
    const says = `Anybody may write to ${open}: the app will not spool there.`;
    return found('spool.open', says, `chmod 700 ${open}`);
  }
  if (!existsSync(root) || (statSync(root).mode & OF_OTHERS) === 0) return null;
  const says = `Others on this machine may read the records in ${root}.`;
  return found('spool.readable', says, `chmod 700 ${root}`);
}
