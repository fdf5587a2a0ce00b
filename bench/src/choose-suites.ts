import type { Suite, Table } from './suites.ts';

export interface ChosenSuite extends Suite {
  /** Whether every variant was chosen: figures of a part don't take the place of the whole's. */
  readonly isWhole: boolean;
}

/**
 * What `--only` names: suites, or variants by themselves. Everything where it is not given.
 * @throws Error for a name that nothing has
 */
export function chooseSuites(suites: readonly Suite[], only: string | undefined): readonly ChosenSuite[] {
  const wanted = new Set(only?.split(','));
  const known = suites.flatMap(({ name, tables }) => [name, ...tables.flatMap(({ variants }) => variants)]);
  const unknown = [...wanted].filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`--only knows no ${unknown.join(', ')}. It takes: ${known.join(', ')}`);
  return suites
    .map((suite) =>
      only === undefined || wanted.has(suite.name) ? { ...suite, isWhole: true } : part(suite, wanted),
    )
    .filter(({ tables }) => tables.length > 0);
}

function part(suite: Suite, wanted: ReadonlySet<string>): ChosenSuite {
  const tables = suite.tables
    .map((table): Table => ({ ...table, variants: table.variants.filter((name) => wanted.has(name)) }))
    .filter(({ variants }) => variants.length > 0);
  const countOf = (those: readonly Table[]): number => those.flatMap(({ variants }) => variants).length;
  return { ...suite, tables, isWhole: countOf(tables) === countOf(suite.tables) };
}
