import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildHost } from './build-host.js';
import { type HostFiles, writeHost } from './write-host.js';

const packages = join(import.meta.dirname, '../../..');

/** Writes the app, and builds it; test files that need the same one share its build. */
export async function makeHost(files: HostFiles, dev: boolean): Promise<void> {
  const made = join(files.dir, 'made-of.txt');
  const parts = createHash('sha256').update(JSON.stringify(files));
  for (const file of await builtFiles()) parts.update(await readFile(file));
  const digest = parts.digest('hex');
  if (!dev && (await readFile(made, 'utf8').catch(() => null)) === digest) return;
  await writeHost(files);
  if (dev) return;
  await buildHost(files);
  await writeFile(made, digest);
}

/** What the packages were built to: built again from the same source it is the same app. */
async function builtFiles(): Promise<readonly string[]> {
  const folders = ['core', 'recorder', 'next', 'trpc'].map((name) => join(packages, name, 'dist'));
  const names = await Promise.all(
    folders.map(async (dir) => (await readdir(dir)).sort().map((name) => join(dir, name))),
  );
  return names.flat();
}
