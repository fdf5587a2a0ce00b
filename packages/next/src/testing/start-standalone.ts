import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Host } from './host-of.js';
import { type RunningApp, startApp } from './whole-host.js';

const repository = join(import.meta.dirname, '../../../..');

/** As the documentation of Next says, with a copy of the static files; in a place where nothing of the repository is found. */
export async function startStandalone({ dir }: Host): Promise<RunningApp> {
  const image = await mkdtemp(join(tmpdir(), 'auditreel-standalone-'));
  const home = join(image, relative(repository, dir));
  await cp(join(dir, '.next/standalone'), image, { recursive: true, verbatimSymlinks: true });
  await cp(join(dir, '.next/static'), join(home, '.next/static'), { recursive: true });
  const app = await startApp(join(home, 'server.js'), [], home);
  return { ...app, stop: () => app.stop().finally(() => rm(image, { recursive: true, force: true })) };
}
