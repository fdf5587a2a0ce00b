import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readManifest, workspaces } from '../run/workspaces.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** The members of `export type Name = | 'A' | 'B';`. */
function unionIn(path: string, name: string): string[] {
  const body = new RegExp(`export type ${name} =([^;]*);`).exec(read(path))?.[1] ?? '';
  return [...body.matchAll(/'([A-Z_]+)'/g)].flatMap(([, code]) => code ?? []).sort();
}

/** What stands between two headlines of a document. */
function section(path: string, headline: string): string {
  const found = read(path)
    .split(/^## /m)
    .find((text) => text.startsWith(headline));
  if (found === undefined) throw new Error(`${path} has no section "${headline}".`);
  return found;
}

const firstCells = (markdown: string): string[] =>
  [...markdown.matchAll(/^\| `([^`]+)` \|/gm)].flatMap(([, cell]) => cell ?? []).sort();

describe('docs/errors.md', () => {
  it('explains every code of AuditErrorCode and no other', () => {
    const text = section('docs/errors.md', "In the host's process");
    const explained = [...text.matchAll(/^### `([A-Z_]+)`\n\S/gm)].flatMap(([, code]) => code ?? []);
    expect(explained.sort()).toEqual(unionIn('packages/core/src/errors.ts', 'AuditErrorCode'));
  });

  it.each([
    ["Answers of the recorder's routes", 'packages/core/src/recording/refusal.ts', 'RefusalCode'],
    ["Answers of the viewer's API", 'packages/viewer/src/server/problem.ts', 'ViewerProblemCode'],
  ])('%s: explains every code and no other', (headline, path, union) => {
    const codes = unionIn(path, union);
    expect(codes).not.toEqual([]);
    expect(firstCells(section('docs/errors.md', headline))).toEqual(codes);
  });
});

describe('docs/dependencies.md', () => {
  const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  const manifests = [readManifest('.'), ...workspaces().map(({ manifest }) => manifest)];
  const names = new Set(manifests.flatMap((one) => fields.flatMap((field) => Object.keys(one[field] ?? {}))));
  const direct = [...names].filter((name) => !name.startsWith('@auditreel/')).sort();
  const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([^|]+) \| \S/gm)];

  it('has one line for each direct dependency and none left over', () => {
    expect(rows.map(([, name]) => name).sort()).toEqual(direct);
  });

  it.each(rows.map(([, name = '', licence = '']) => [name, licence]))('%s is under %s', (name, licence) => {
    const folders = ['.', ...workspaces().map(({ path }) => path)];
    const found = folders
      .map((path) => `${path}/node_modules/${name}`)
      .find((path) => existsSync(`${root}${path}`));
    if (found === undefined) throw new Error(`${name} is not installed.`);
    const { license, licenses } = readManifest(found);
    // Older packages name theirs in a list.
    expect(license ?? licenses?.[0]?.type).toBe(licence);
  });
});
