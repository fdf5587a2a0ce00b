import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from './paths.mjs';

/**
 * Every workspace of the root package.json, in its order.
 *
 * @returns {{ path: string, manifest: Record<string, any> }[]}
 */
export function workspaces() {
  return readManifest('.')
    .workspaces.flatMap(expand)
    .filter((path) => existsSync(fromRoot(`${path}/package.json`)))
    .map((path) => ({ path, manifest: readManifest(path) }));
}

/** The workspaces that are published. */
export function publicPackages() {
  return workspaces().filter(({ manifest }) => manifest.private !== true);
}

export function readManifest(path) {
  return JSON.parse(readFileSync(fromRoot(`${path}/package.json`), 'utf8'));
}

function expand(pattern) {
  if (!pattern.endsWith('/*')) return [pattern];
  const folder = pattern.slice(0, -2);
  const entries = readdirSync(fromRoot(folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => `${folder}/${entry.name}`);
}

/** Every folder with a tsconfig.json of its own. */
export function typedFolders() {
  return ['.', ...workspaces().map(({ path }) => path)].filter((path) =>
    existsSync(fromRoot(`${path}/tsconfig.json`)),
  );
}
