import type { Provider } from '../../prisma/render-models.js';
import { changeTarget } from './change-target.js';
import { triggerStatements } from './changes-sql.js';
import type { ChangeNames, TrackedTable } from './tracked-table.js';

/** A trigger as it would be made now. */
export interface WantedTrigger {
  readonly name: string;
  readonly on: Pick<TrackedTable, 'schema' | 'table'>;
  readonly sql: string;
}

/** The triggers of one table; on MySQL some are on the tables that it points to. */
export function triggersOf(
  table: TrackedTable,
  names: ChangeNames,
  provider: Provider,
): readonly WantedTrigger[] {
  const target = changeTarget(names, provider);
  const places = [table, ...table.cascades.map(({ parent }) => parent)];
  return triggerStatements(table, target, provider).map((sql) => {
    const [, name = ''] = /^CREATE TRIGGER ["`](.*?)["`] /.exec(sql) ?? [];
    const on = places.find((place) => sql.split('\n', 1)[0]?.includes(` ON ${target.tableOf(place)}`));
    return { name, on: on ?? table, sql };
  });
}
