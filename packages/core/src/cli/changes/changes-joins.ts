import type { Cascade, TrackedTable } from '../../changes/triggers/tracked-table.js';
import { argumentOf } from '../schema/table-names.js';
import type { SchemaField } from './changes-fields.js';
import type { HostModel } from './changes-models.js';

/** The join tables of implicit many-to-many relations; each has the columns `A` and `B`. */
export function joinTables(models: readonly HostModel[]): readonly JoinTable[] {
  const found = models.flatMap((model) =>
    model.fields.flatMap((field) => {
      const other = models.find(({ name }) => name === field.type);
      if (!other || field.arity !== 'list' || !isListOnBothSides(field, model, other)) return [];
      const [a, b] = model.name <= other.name ? [model, other] : [other, model];
      return [joinTable(a, b, relationName(field))];
    }),
  );
  return [...new Map(found.map((join) => [join.table.model, join])).values()];
}

export interface JoinTable {
  readonly sides: readonly [HostModel, HostModel];
  readonly table: TrackedTable;
}

function joinTable(a: HostModel, b: HostModel, named: string | undefined): JoinTable {
  const model = `_${named ?? `${a.name}To${b.name}`}`;
  const side = (column: 'A' | 'B', { table }: HostModel): Cascade => ({
    parent: { schema: table.schema, table: table.table },
    keys: [{ column, references: idColumnOf(table).column }],
    onDelete: 'delete',
    onUpdate: 'cascade',
  });
  return {
    sides: [a, b],
    table: {
      model,
      schema: a.table.schema,
      table: model,
      id: ['A', 'B'],
      columns: [
        { ...idColumnOf(a.table), field: 'A', column: 'A' },
        { ...idColumnOf(b.table), field: 'B', column: 'B' },
      ],
      cascades: [side('A', a), side('B', b)],
    },
  };
}

function idColumnOf({ id, columns }: TrackedTable): TrackedTable['columns'][number] {
  const found = columns.find(({ field }) => field === id[0]);
  return found ?? { field: 'id', column: 'id', kind: 'text', redacted: false, ignored: false };
}

function isListOnBothSides(field: SchemaField, model: HostModel, other: HostModel): boolean {
  const name = relationName(field);
  return other.fields.some(
    (opposite) =>
      opposite.type === model.name &&
      opposite.arity === 'list' &&
      relationName(opposite) === name &&
      (model !== other || opposite !== field),
  );
}

/** `@relation("x")` or `@relation(name: "x")`. */
function relationName({ attributes }: SchemaField): string | undefined {
  const relation = attributes.find((text) => /^@relation\((?:name:)?"/.test(text) || /[(,]name:"/.test(text));
  return relation === undefined
    ? undefined
    : argumentOf('@relation', [relation.replace(/^.*?[(,](?:name:)?(?=")/, '@relation(')]);
}
