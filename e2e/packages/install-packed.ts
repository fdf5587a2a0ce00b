import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedPackages } from './published.ts';

const consumers = fileURLToPath(new URL('./consumers/', import.meta.url));
const shell = process.platform === 'win32';

/** What a host installs beside our packages. */
const PEERS = ['express@5', 'react@19', '@types/express@5', '@types/node@20', '@types/react@19'];

export interface Packed {
  readonly name: string;
  readonly files: readonly string[];
}

/** Packs every package and installs the tarballs in a folder of its own, out of reach of this repository's modules. */
export function installPacked(): { readonly folder: string; readonly packed: readonly Packed[] } {
  const folder = mkdtempSync(join(tmpdir(), 'consumers-'));
  cpSync(consumers, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumers', private: true }));
  const tarballs = publishedPackages().map((published) => pack(published.folder, folder));
  const files = tarballs.map(({ filename }) => join(folder, filename));
  npm(
    folder,
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    ...files,
    ...PEERS,
  );
  return {
    folder,
    packed: tarballs.map(({ name, files }) => ({ name, files: files.map(({ path }) => path) })),
  };
}

interface Tarball {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

function pack(source: string, destination: string): Tarball {
  const answer = npm(source, 'pack', '--json', '--ignore-scripts', '--pack-destination', destination);
  const [tarball]: Tarball[] = JSON.parse(answer);
  if (tarball === undefined) throw new Error(`npm pack said nothing about ${source}.`);
  return tarball;
}

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
