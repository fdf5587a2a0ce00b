import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildHost } from './build-host.js';
import { type HostFiles, writeHost } from './write-host.js';

const packages = join(import.meta.dirname, '../../..');

/** Writes the app, and builds it; test files that need the same one share its build. */
export async function makeHost(files: HostFiles, dev: boolean): Promise<void> {
  const made = join(files.dir, 'made-of.txt');
  const parts = createHash('sha256')
    .update(`${JSON.stringify(files)}${await builtAt()}`)
    .digest('hex');
  if (!dev && (await readFile(made, 'utf8').catch(() => null)) === parts) return;
  await writeHost(files);
  if (dev) return;
  await buildHost(files);
  await writeFile(made, parts);
}

/** When each file of the packages was built. */
async function builtAt(): Promise<string> {
  const folders = ['core', 'recorder', 'next', 'trpc'].map((name) => join(packages, name, 'dist'));
  const names = await Promise.all(
    folders.map(async (dir) => (await readdir(dir)).map((name) => join(dir, name))),
  );
  return (await Promise.all(names.flat().map(async (name) => (await stat(name)).mtimeMs))).join();
}
