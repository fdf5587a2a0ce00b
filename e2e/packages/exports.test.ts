import { expect, it } from 'vitest';
import { declaredNames, exportedNames } from './exported-names.ts';
import { publishedPackages } from './published.ts';

it('exports exactly the names that were agreed on', async () => {
  const names: Record<string, unknown> = {};
  for (const entry of publishedPackages().flatMap(({ entries }) => entries)) {
    names[entry.specifier] = await exportedNames(entry);
  }
  await expect(`${JSON.stringify(names, null, 2)}\n`).toMatchFileSnapshot('./exports.json');
});

it('reads names out of declarations', () => {
  const declarations = 'declare function a(): void;\ninterface B {}\nexport { a, type B, c as D };\n';
  expect(declaredNames(declarations)).toEqual(['B', 'D', 'a']);
});
