import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Entry } from './published.ts';

export interface ExportedNames {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** The names an entry exports: values by importing it, types out of its declarations. */
export async function exportedNames({ code, types }: Entry): Promise<ExportedNames> {
  const values = Object.keys(await import(pathToFileURL(code).href)).sort();
  const declared = declaredNames(readFileSync(types, 'utf8'));
  return { values, types: declared.filter((name) => !values.includes(name)) };
}

/** tsdown ends each declaration file with one `export { a, type B, c as D };`. */
export function declaredNames(declarations: string): readonly string[] {
  const list = /export \{([^}]*)\}[^}]*$/.exec(declarations)?.[1];
  if (list === undefined) throw new Error('The declarations do not end with an export list.');
  const items = list.split(',').map((item) => item.trim().replace(/^type /, ''));
  return items
    .filter(Boolean)
    .map((item) => item.split(' as ').at(-1) ?? item)
    .sort();
}
