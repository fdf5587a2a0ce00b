import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import { bytesOf, lengthOf } from '../host/in-words.js';
import { isInGit } from '../host/is-in-git.js';
import { spoolAccess } from '../host/spool-access.js';
import { spoolBacklog } from '../host/spool-backlog.js';
import { spoolDisk } from '../host/spool-disk.js';

/** Where records wait until they are stored. It is looked at, and neither made nor taken over. */
export const checkSpool: Check = {
  name: 'spool',
  title: 'Spool',
  run: async (host) => {
    const { durability } = (await host.rooms()).options;
    if (!durability.isSpooled || durability.default === 'best-effort') return [found('spool.off', OFF)];
    const { dir, maxBytes } = durability.spool;
    const directory = resolve(host.cwd, dir);
    const refused = spoolAccess(directory);
    if (refused !== null) return [refused];
    const findings = [
      ...spoolDisk(directory, maxBytes),
      ...waiting(join(directory, 'spool'), host.now().getTime()),
      ...(existsSync(directory) && (await isInGit(directory)) ? [inGit(dir)] : []),
    ];
    return findings.length > 0 ? findings : [found('spool.ok', saysGood(directory))];
  },
};

const OFF = 'Nothing is spooled (best-effort): a crash loses the records that are in memory.';

function saysGood(directory: string): string {
  return existsSync(directory)
    ? `${directory} can be written, by this user only, and nothing waits there.`
    : `${directory} will be made by the first record.`;
}

const START_IT =
  'Start the app, with the same secret, path and service: it stores them within a minute. If it runs, see Database.';

function waiting(root: string, now: number): readonly Finding[] {
  const backlog = existsSync(root) ? spoolBacklog(root, now) : null;
  if (backlog === null) return [];
  const age = lengthOf(now - backlog.since);
  const says = `Records wait in ${root} and are in no database yet: ${bytesOf(backlog.bytes)}, the oldest for ${age}.`;
  return [found('spool.backlog', says, START_IT)];
}

function inGit(dir: string): Finding {
  const says = `git would take in what is spooled to ${dir}.`;
  return found('spool.in_git', says, `echo '${dir.replace(/^\.\//, '')}/' >> .gitignore`);
}
