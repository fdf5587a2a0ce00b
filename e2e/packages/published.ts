import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packagesFolder = fileURLToPath(new URL('../../packages/', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

export interface Published {
  readonly name: string;
  readonly folder: string;
  readonly entries: readonly Entry[];
}

/** What one `import '<specifier>'` reaches. */
export interface Entry {
  readonly specifier: string;
  readonly code: string;
  readonly types: string;
}

/** Every package that npm would get, with its entries. */
export function publishedPackages(): readonly Published[] {
  const folders = readdirSync(packagesFolder).map((name) => join(packagesFolder, name));
  return folders.flatMap((folder) => {
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return manifest.private ? [] : [{ name: manifest.name, folder, entries: entriesOf(manifest, folder) }];
  });
}

function entriesOf(manifest: Manifest, folder: string): readonly Entry[] {
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    if (typeof target === 'string') return [];
    const specifier = path === '.' ? manifest.name : `${manifest.name}/${path.slice(2)}`;
    return [{ specifier, code: join(folder, target.default), types: join(folder, target.types) }];
  });
}
