import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const app = fileURLToPath(new URL('../next-app', import.meta.url));
const packages = fileURLToPath(new URL('../../packages', import.meta.url));

/** `next build`, where there is no build or one of its sources, or of our packages, is newer. */
export async function buildNextApp(): Promise<void> {
  const builtAt = await changedAt(join(app, '.next/BUILD_ID'));
  const sources = [...(await ownFiles()), ...(await builtPackages())];
  const changed = await Promise.all(sources.map(changedAt));
  if (changed.every((at) => at < builtAt)) return;
  console.log('Building the Next app');
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  await promisify(execFile)(process.execPath, [next, 'build', app], { env });
}

async function ownFiles(): Promise<readonly string[]> {
  const top = await readdir(app);
  return [
    ...top.filter((name) => /\.tsx?$/.test(name) && name !== 'next-env.d.ts').map((name) => join(app, name)),
    ...(await filesUnder(join(app, 'app'))),
  ];
}

async function builtPackages(): Promise<readonly string[]> {
  const names = await readdir(packages);
  return (await Promise.all(names.map((name) => filesUnder(join(packages, name, 'dist'))))).flat();
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Zero for what is not there. */
async function changedAt(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
