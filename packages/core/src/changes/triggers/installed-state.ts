import type { Provider } from '../../prisma/render-models.js';
import type { InstalledTrigger } from '../../storage/catalogue.js';
import { sharedSql } from './changes-sql.js';
import type { ChangeNames, TrackedTable } from './tracked-table.js';
import { triggersOf, type WantedTrigger } from './wanted-triggers.js';

/** What the database has of a table's triggers. */
export interface InstalledState {
  readonly model: string;
  /** `partial`: some of them; `stale`: of another version, or for other columns. */
  readonly is: 'current' | 'missing' | 'partial' | 'disabled' | 'stale';
}

/** Where the triggers write, and in which dialect. */
export interface ChangesPlace {
  readonly names: ChangeNames;
  readonly provider: Provider;
}

/** Compares the triggers in the database with those that a schema wants. */
export function installedState(
  tables: readonly TrackedTable[],
  installed: readonly InstalledTrigger[],
  place: ChangesPlace,
): readonly InstalledState[] {
  return tables.map((table) => ({ model: table.model, is: stateOf(table, installed, place) }));
}

function stateOf(
  table: TrackedTable,
  installed: readonly InstalledTrigger[],
  place: ChangesPlace,
): InstalledState['is'] {
  const wanted = triggersOf(table, place.names, place.provider);
  const found = wanted.map((trigger) => installed.find((candidate) => isThat(candidate, trigger)));
  if (found.every((trigger) => trigger === undefined)) return 'missing';
  if (found.some((trigger) => trigger === undefined)) return 'partial';
  if (found.some((trigger) => trigger?.isEnabled === false)) return 'disabled';
  return wanted.every((trigger, i) => saysTheSame(found[i]?.text ?? '', trigger, place))
    ? 'current'
    : 'stale';
}

function isThat(installed: InstalledTrigger, { name, on }: WantedTrigger): boolean {
  return (
    installed.name === name &&
    installed.table === on.table &&
    (installed.schema === null || on.schema === null || installed.schema === on.schema)
  );
}

function saysTheSame(text: string, { sql }: WantedTrigger, place: ChangesPlace): boolean {
  const has = squeezed(text);
  switch (place.provider) {
    case 'sqlite':
      return has === squeezed(sql);
    case 'mysql':
      return squeezed(sql).endsWith(has);
    case 'postgresql':
      // Its own wording of the trigger, which keeps the argument; then the function's body.
      return (
        has.includes(squeezed(sql.slice(sql.indexOf("('")))) &&
        bodies(place).some((body) => has.endsWith(body))
      );
  }
}

function bodies({ names, provider }: ChangesPlace): readonly string[] {
  return sharedSql(names, provider).map((sql) => squeezed(sql.split('$auditreel$')[1] ?? sql));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
