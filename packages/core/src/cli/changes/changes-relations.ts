import type { Cascade, CascadeKey } from '../../changes/triggers/tracked-table.js';
import type { HostModel } from './changes-models.js';

/** A relation's side that has the foreign key. */
export interface Pointer {
  readonly parent: HostModel;
  readonly cascade: Cascade;
  /** What the database does that nothing of ours could write down, as the schema has it. */
  readonly unseen: string | undefined;
}

/** The foreign keys of a model, and what the database does by them: as Prisma has it where the schema is silent. */
export function pointersOf(model: HostModel, models: readonly HostModel[]): readonly Pointer[] {
  return model.fields.flatMap((field) => {
    const parent = models.find(({ name }) => name === field.type);
    const relation = field.attributes.find((text) => text.startsWith('@relation'));
    if (!parent || relation === undefined) return [];
    const keys = keysOf(relation, model, parent);
    if (keys.length === 0) return [];
    const onDelete = actionOf('onDelete', relation) ?? (field.arity === 'optional' ? 'SetNull' : 'Restrict');
    const onUpdate = actionOf('onUpdate', relation) ?? 'Cascade';
    return [
      {
        parent,
        cascade: {
          parent: { schema: parent.table.schema, table: parent.table.table },
          keys,
          onDelete: onDelete === 'Cascade' ? 'delete' : onDelete === 'SetNull' ? 'set null' : 'nothing',
          // InnoDB restricts it where a table points to itself.
          onUpdate: onUpdate === 'Cascade' && parent !== model ? 'cascade' : 'nothing',
        },
        unseen: unseenOf({ onDelete, onUpdate }, parent === model),
      },
    ];
  });
}

function unseenOf(
  { onDelete, onUpdate }: { readonly onDelete: string; readonly onUpdate: string },
  isToItself: boolean,
): string | undefined {
  if (onDelete === 'SetDefault' || (isToItself && onDelete === 'Cascade')) return `onDelete: ${onDelete}`;
  return onUpdate === 'SetNull' || onUpdate === 'SetDefault' ? `onUpdate: ${onUpdate}` : undefined;
}

function keysOf(relation: string, model: HostModel, parent: HostModel): readonly CascadeKey[] {
  const fields = listIn('fields', relation);
  const references = listIn('references', relation);
  return fields.map((field, index) => ({
    column: columnNamed(model, field),
    references: columnNamed(parent, references[index] ?? ''),
  }));
}

function listIn(argument: string, relation: string): readonly string[] {
  const list = new RegExp(`\\b${argument}:\\[([^\\]]*)\\]`).exec(relation)?.[1] ?? '';
  return list.split(',').filter((name) => name !== '');
}

function actionOf(argument: 'onDelete' | 'onUpdate', relation: string): string | undefined {
  return new RegExp(`\\b${argument}:(\\w+)`).exec(relation)?.[1];
}

function columnNamed({ table }: HostModel, field: string): string {
  return table.columns.find((column) => column.field === field)?.column ?? field;
}
