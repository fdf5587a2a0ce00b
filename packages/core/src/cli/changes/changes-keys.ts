import type { HostModel } from './changes-models.js';
import { pointersOf } from './changes-relations.js';

/** The models, with each column redacted that repeats a redacted one of another table. */
export function withSecretKeys(models: readonly HostModel[]): readonly HostModel[] {
  const next = models.map((model) => {
    const secret = secretKeys(model, models);
    return secret.size === 0 ? model : redacting(model, secret);
  });
  // What points to these may be pointed to itself.
  return next.every((model, i) => model === models[i]) ? models : withSecretKeys(next);
}

/** The columns that repeat a secret and are shown yet, unless their comment says that they may be. */
function secretKeys(model: HostModel, models: readonly HostModel[]): ReadonlySet<string> {
  const repeated = pointersOf(model, models).flatMap(({ parent, cascade }) =>
    cascade.keys
      .filter(({ references }) => columnIn(parent, references)?.redacted === true)
      .map(({ column }) => column),
  );
  return new Set(
    repeated.filter((column) => columnIn(model, column)?.redacted === false && !isAllowed(model, column)),
  );
}

function isAllowed(model: HostModel, name: string): boolean {
  const field = model.fields.find((candidate) => candidate.name === columnIn(model, name)?.field);
  return field?.marks.includes('allow') === true;
}

function redacting(model: HostModel, secret: ReadonlySet<string>): HostModel {
  const columns = model.table.columns.map((column) =>
    secret.has(column.column) ? { ...column, redacted: true } : column,
  );
  return { ...model, table: { ...model.table, columns } };
}

function columnIn({ table }: HostModel, name: string): HostModel['table']['columns'][number] | undefined {
  return table.columns.find(({ column }) => column === name);
}
