import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = [
  '',
  'docs',
  'docs/adr',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`),
];
const documents = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

it.each(documents)('every relative link of %s leads to a file', (path) => {
  const links = [...readFileSync(join(root, path), 'utf8').matchAll(/\]\(([^)#\s]+)/g)].flatMap(
    ([, to]) => to ?? [],
  );
  const relative = links.filter((to) => !/^[a-z]+:/.test(to));
  expect(relative.filter((to) => !existsSync(join(root, dirname(path), to)))).toEqual([]);
});
