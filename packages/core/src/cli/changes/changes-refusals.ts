import { shownColumns, type TrackedTable } from '../../changes/triggers/tracked-table.js';
import { unknownMarks } from './changes-fields.js';
import type { HostModel } from './changes-models.js';

/** Why a model cannot be tracked as its schema has it, on any database. */
export function modelRefusals({ name, fields, table }: HostModel): readonly string[] {
  const unknown = fields.flatMap((field) =>
    unknownMarks(field).map(
      (mark) =>
        `${name}.${field.name} is marked \`${`@auditreel ${mark}`.trim()}\`, which says nothing. Write redact, ignore or allow.`,
    ),
  );
  return shownColumns(table).length > 0
    ? unknown
    : [
        ...unknown,
        `${name} cannot be tracked: all its fields are ignored. Let one be shown, or leave the model out.`,
      ];
}

/** A name with a line break would end the line of the migration that it stands in. */
export function nameRefusals({ model, schema, table, columns }: TrackedTable): readonly string[] {
  const names = [model, schema ?? '', table, ...columns.map(({ column }) => column)];
  return names.every((name) => /^\P{Cc}*$/u.test(name))
    ? []
    : [
        `${JSON.stringify(model)} cannot be tracked: a name in it has a line break. Give it another, or leave the model out.`,
      ];
}
