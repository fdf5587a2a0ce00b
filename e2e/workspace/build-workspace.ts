import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nextCli, packagesFolder, workspaceFolder } from './workspace-folder.js';

const run = promisify(execFile);

/** `next build`, unless there is a build that is newer than all it was made of. */
export async function buildWorkspace(): Promise<void> {
  if ((await builtAt()) > (await changedAt())) return;
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const;
  await run(process.execPath, [nextCli, 'build'], { cwd: workspaceFolder, env });
}

function builtAt(): Promise<number> {
  return stat(join(workspaceFolder, '.next/BUILD_ID')).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

async function changedAt(): Promise<number> {
  const packages = await readdir(packagesFolder);
  const sources = [
    ...['src', 'public', 'next.config.ts', 'package.json', 'prisma/schema.prisma'].map((path) =>
      join(workspaceFolder, path),
    ),
    ...packages.map((name) => join(packagesFolder, name, 'dist')),
  ];
  return Math.max(...(await Promise.all(sources.map(newestIn))));
}

/** When the newest file of a folder was written, or the file that `path` is; 0 where there is nothing. */
async function newestIn(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  const names = await readdir(path);
  return Math.max(0, ...(await Promise.all(names.map((name) => newestIn(join(path, name))))));
}
