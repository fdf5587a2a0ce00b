import type { TrackedTable } from '../../changes/triggers/tracked-table.js';
import type { Provider } from '../../prisma/render-models.js';
import { parseLine } from '../schema/parse-line.js';
import { type ModelBlock, parseModels } from '../schema/parse-models.js';
import type { SchemaFile } from '../schema/plan-schema.js';
import { argumentOf } from '../schema/table-names.js';
import { columnOf, fieldsOf, type SchemaField } from './changes-fields.js';

/** A model of the host's own. */
export interface HostModel {
  readonly name: string;
  readonly fields: readonly SchemaField[];
  /** Carries `/// @auditreel changes`. */
  readonly isMarked: boolean;
  /** Its foreign keys are told by `pointersOf`. */
  readonly table: TrackedTable;
}

export const CHANGES_MARK: RegExp = /^\s*\/\/\/\s*@auditreel changes\s*$/;

/** The host's own models, in the order of the schema; auditreel's are left out. */
export function hostModels(files: readonly SchemaFile[], provider: Provider): readonly HostModel[] {
  const blocks = files.flatMap(({ text }) => parseModels(text.split(/\r?\n/)));
  const names = new Set([...blocks.map(({ name }) => name), ...viewsIn(files)]);
  return blocks
    .filter(({ version }) => version === undefined)
    .map((block) => {
      const fields = fieldsOf(block);
      const isMarked = block.lines.some((line) => CHANGES_MARK.test(line));
      const own = fields.filter(({ type }) => !names.has(type));
      return { name: block.name, fields, isMarked, table: tableOf(block, own, provider) };
    });
}

/** A field of such a type is a relation, and no column. */
function viewsIn(files: readonly SchemaFile[]): readonly string[] {
  return files.flatMap(({ text }) =>
    [...text.matchAll(/^\s*view\s+(\w+)\s*\{/gm)].map(([, name = '']) => name),
  );
}

function tableOf(block: ModelBlock, fields: readonly SchemaField[], provider: Provider): TrackedTable {
  const attributes = block.lines
    .map(parseLine)
    .flatMap((line) => (line.is === 'attribute' ? [line.text] : []));
  return {
    model: block.name,
    schema: argumentOf('@@schema', attributes) ?? null,
    table: argumentOf('@@map', attributes) ?? block.name,
    id: idOf(fields, attributes),
    columns: fields.map((field) => columnOf(field, provider)),
    cascades: [],
  };
}

/** What tells a row from the others: Prisma asks every model for one of these. */
function idOf(fields: readonly SchemaField[], attributes: readonly string[]): readonly string[] {
  const single = (attribute: string): readonly string[] =>
    fields
      .filter((field) => field.attributes.some((text) => text.startsWith(attribute)))
      .slice(0, 1)
      .map(({ name }) => name);
  const several = (attribute: string): readonly string[] => {
    const list = attributes.map((text) =>
      text.startsWith(attribute) ? /\[(.*)\]/.exec(text)?.[1] : undefined,
    );
    const [first = ''] = list.filter((found) => found !== undefined);
    return first
      .replace(/\([^)]*\)/g, '')
      .split(',')
      .filter((name) => name !== '');
  };
  const candidates = [single('@id'), several('@@id'), single('@unique'), several('@@unique')];
  return candidates.find((names) => names.length > 0) ?? [];
}
