import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A package of auditreel's that the host has. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/** Those that the host's code would load, and the copies that they bring themselves. */
export function installedPackages(cwd: string): readonly InstalledPackage[] {
  const seen = new Map<string, InstalledPackage>();
  for (const one of folderAndAbove(cwd).flatMap(packagesIn)) {
    if (![...seen.values()].some(({ name }) => name === one.name)) seen.set(one.folder, one);
  }
  for (const { folder } of [...seen.values()]) {
    for (const nested of packagesIn(folder)) seen.set(nested.folder, nested);
  }
  return [...seen.values()];
}

/** The nearest first, as Node.js looks for modules. */
function folderAndAbove(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...folderAndAbove(parent)];
}

function packagesIn(folder: string): readonly InstalledPackage[] {
  const scope = join(folder, 'node_modules/@auditreel');
  if (!existsSync(scope)) return [];
  return readdirSync(scope).flatMap((name) => {
    const path = join(scope, name, 'package.json');
    if (!existsSync(path)) return [];
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const version: unknown = Object(manifest).version;
    return typeof version === 'string'
      ? [{ name: `@auditreel/${name}`, version, folder: realpathSync(dirname(path)) }]
      : [];
  });
}
