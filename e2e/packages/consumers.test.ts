import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installPacked, type Packed } from './install-packed.ts';

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const recorded = {
  action: 'POST /orders/:id',
  outcome: 'success',
  statusCode: 201,
  recorder: 200,
  viewer: 200,
};

let folder: string;
let packed: readonly Packed[];

beforeAll(() => {
  ({ folder, packed } = installPacked());
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function node(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: 60_000 });
}

it('packs what was built, and nothing else', () => {
  for (const { name, files } of packed) {
    const strange = files.filter(
      (path) => !/^(dist|prisma)\/|^(package\.json|LICENSE|README\.md)$/.test(path),
    );
    expect(strange, name).toEqual([]);
    expect(files, name).toEqual(expect.arrayContaining(['LICENSE', 'dist/index.mjs', 'dist/index.d.mts']));
  }
});

it('runs in a CommonJS host that requires it', () => {
  expect(JSON.parse(node('cjs/app.js'))).toEqual(recorded);
});

it('runs in an ESM host whose types are checked', () => {
  node(tsc, '-p', 'esm');
  expect(JSON.parse(node('esm/out/app.js'))).toEqual(recorded);
});

it('runs in a host that bundles its server into one file', async () => {
  const outDir = join(folder, 'bundle');
  await build({
    root: join(folder, 'esm'),
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: 'app.ts', outDir, rolldownOptions: { output: { entryFileNames: 'app.mjs' } } },
  });
  expect(JSON.parse(node('bundle/app.mjs'))).toEqual(recorded);
});

it('is bundled for the browser without anything of Node.js', async () => {
  const outDir = join(folder, 'page/dist');
  await build({ root: join(folder, 'page'), configFile: false, logLevel: 'error', build: { outDir } });
  const scripts = readdirSync(join(outDir, 'assets')).map((name) =>
    readFileSync(join(outDir, 'assets', name), 'utf8'),
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.join('\n')).toContain('x-audit-ctx');
  expect(scripts.join('\n')).not.toMatch(/["']node:|__vite-browser-external/);
});
