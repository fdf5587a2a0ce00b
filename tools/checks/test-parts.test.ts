import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { PARTS } from '../run/test.mjs';
import { readManifest } from '../run/workspaces.mjs';

const E2E = fileURLToPath(new URL('../../e2e/', import.meta.url));

it('the parts in which e2e is tested are all of it, and nothing twice', () => {
  const folders = readdirSync(E2E).filter((name) => existsSync(`${E2E}${name}/vitest.config.ts`));
  const { scripts } = readManifest('e2e');
  const run = PARTS['auditreel-e2e'].flatMap((part) =>
    [...String(scripts[part]).matchAll(/--project (\S+)/g)].map(([, name]) => name),
  );
  expect(run.sort()).toEqual(folders.sort());
});
