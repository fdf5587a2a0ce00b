import { chmod, chown, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppConfig } from './app-config.js';
import type { DeployedApp, Surroundings } from './deployed-app.js';
import { type Deployment, newDeployment } from './deployment.js';
import { eventually } from './eventually.js';
import { order } from './load.js';
import { canMount, isReachableByAll, readOnlyMount } from './read-only-places.js';
import { unmatched } from './unmatched.js';

const isRoot = process.getuid?.() === 0;
/** Permissions don't bind root, so that there the app runs as nobody. */
const NOBODY = 65_534;

interface Place {
  readonly where: string;
  readonly canBe: boolean;
  readonly config: Partial<AppConfig>;
  readonly surroundings: (cwd: string) => Partial<Surroundings>;
}

const PLACES: readonly Place[] = [
  {
    where: 'a spool directory that only another user may write to',
    canBe: process.platform !== 'win32' && (!isRoot || isReachableByAll()),
    config: { spoolFolder: null },
    surroundings: () => (isRoot ? { uid: NOBODY } : {}),
  },
  {
    where: 'a read-only file system (Linux, as root)',
    canBe: canMount(),
    config: { spoolFolder: null },
    surroundings: (cwd) => ({ wrapper: readOnlyMount(cwd) }),
  },
  {
    where: 'a directory that nobody can make (Linux)',
    canBe: process.platform === 'linux',
    config: { spoolFolder: '/proc/auditreel' },
    surroundings: () => ({}),
  },
];

for (const { where, canBe, config, surroundings } of PLACES) {
  describe.skipIf(!canBe)(`without a disk to spool to: ${where}`, () => {
    let deployment: Deployment;
    let app: DeployedApp;

    beforeAll(async () => {
      deployment = await newDeployment();
      await closeFolders(deployment.folder);
      app = await deployment.start(config, surroundings(join(deployment.folder, 'app')));
    });

    afterAll(async () => {
      await setMode(deployment.folder, 0o755);
      await deployment.close();
    });

    it('it says so once when it starts, and which option helps', async () => {
      const warned = await eventually(
        async () => app.output(),
        (output) => output.includes(HELP),
      );
      expect(warned).toContain('Nothing can be spooled to');
      expect(warned).toContain(HELP);
      expect(await app.health()).toMatchObject({ status: 'failing', durability: 'best-effort', spool: null });
    });

    it('the app serves, and its requests are recorded', async () => {
      const ids: (string | null)[] = [];
      for (let i = 0; i < 20; i++) ids.push(await order(app.url));
      const answered = ids.filter((id) => id !== null);
      expect(answered).toHaveLength(20);
      await eventually(deployment.database.orders, (all) => all.length >= 20);
      const records = await deployment.database.records();
      expect(unmatched(answered, records)).toEqual({ missing: [], doubled: [] });
    });

    it('asked to end, it stores what is in memory first', async () => {
      const last = await order(app.url);
      await app.end('SIGTERM');
      const records = await deployment.database.records();
      expect(records.filter(({ requestId }) => requestId === last)).toHaveLength(1);
      expect(records.at(-1)).toMatchObject({ action: 'audit.writer_stop', reason: null });
      expect(app.output().split(HELP)).toHaveLength(2);
      expect(app.output()).not.toContain('auditreel:');
    });
  });
}

const HELP = "createAudit({ durability: { spool: { dir: '/var/lib/my-app' } }, … })";

/** There is a spool already; nobody may write but root, and to the database its user. */
async function closeFolders(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'app', '.auditreel', 'spool'), { recursive: true });
  await setMode(folder, 0o555);
  if (!isRoot) return;
  const database = join(folder, 'database');
  await chown(database, NOBODY, NOBODY);
  for (const name of await readdir(database)) await chown(join(database, name), NOBODY, NOBODY);
}

async function setMode(folder: string, mode: number): Promise<void> {
  for (const name of ['app', 'app/.auditreel', 'app/.auditreel/spool']) await chmod(join(folder, name), mode);
}
