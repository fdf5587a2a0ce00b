import type { ColumnKind, TrackedColumn } from '../../changes/triggers/tracked-table.js';
import type { Provider } from '../../prisma/render-models.js';
import { isSecretName } from '../../protocol/secrets.js';
import { parseLine } from '../schema/parse-line.js';
import type { ModelBlock } from '../schema/parse-models.js';
import { argumentOf } from '../schema/table-names.js';

/** A field of a model, as far as its type, its attributes and the comments on it go. */
export interface SchemaField {
  readonly name: string;
  /** Without `?` and `[]`. */
  readonly type: string;
  readonly arity: 'one' | 'optional' | 'list';
  readonly attributes: readonly string[];
  /** What comments with `@auditreel …` say above it, or behind it. */
  readonly marks: readonly string[];
}

/** The fields of a model in order, relations too. */
export function fieldsOf({ lines }: Pick<ModelBlock, 'lines'>): readonly SchemaField[] {
  let above: readonly string[] = [];
  return lines.flatMap((line) => {
    const parsed = parseLine(line);
    if (parsed.is !== 'field') {
      above = /^\s*(?:\/\/|$)/.test(line) ? [...above, ...marksIn(line)] : [];
      return [];
    }
    const marks = [...above, ...marksIn(line)];
    above = [];
    const arity = parsed.type.endsWith('[]') ? 'list' : parsed.type.endsWith('?') ? 'optional' : 'one';
    const type = parsed.type.replace(/\[\]$|\?$/, '');
    return [{ name: parsed.name, type, arity, attributes: parsed.attributes, marks } as const];
  });
}

/** The column that a field is, by both its names. A name that says that its values are secret redacts them. */
export function columnOf(field: SchemaField, provider: Provider): TrackedColumn {
  const column = argumentOf('@map', field.attributes) ?? field.name;
  const looksSecret = isSecretName(field.name) || isSecretName(column);
  return {
    field: field.name,
    column,
    kind: kindOf(field, provider),
    redacted: field.marks.includes('redact') || (looksSecret && !field.marks.includes('allow')),
    ignored: field.marks.includes('ignore'),
  };
}

const MARKS: ReadonlySet<string> = new Set(['redact', 'ignore', 'allow', 'changes']);

/** The marks of a field that say nothing: what is spelled otherwise would be shown. */
export function unknownMarks({ marks }: SchemaField): readonly string[] {
  return marks.filter((mark) => !MARKS.has(mark));
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  String: 'text',
  Int: 'number',
  Float: 'number',
  BigInt: 'exact',
  Decimal: 'exact',
  Boolean: 'boolean',
  DateTime: 'time',
  Json: 'json',
  Bytes: 'bytes',
};

const MYSQL_TIMES: Readonly<Record<string, ColumnKind>> = {
  '@db.Date': 'date',
  '@db.Time': 'clock',
  '@db.Timestamp': 'timestamp',
};

function kindOf({ type, arity, attributes }: SchemaField, provider: Provider): ColumnKind {
  if (type.startsWith('Unsupported')) return provider === 'mysql' ? 'bytes' : 'json';
  const kind = (Object.hasOwn(KINDS, type) ? KINDS[type] : undefined) ?? 'text';
  if (kind === 'time' && provider === 'mysql') {
    const native = attributes.map((text) => MYSQL_TIMES[text.replace(/\(.*$/, '')]);
    return native.find((found) => found !== undefined) ?? kind;
  }
  return arity === 'list' && kind === 'text' ? 'json' : kind;
}

function marksIn(line: string): readonly string[] {
  const comment = /\/\/(.*)$/.exec(line.replace(/"(?:\\.|[^"\\])*"/g, '""'))?.[1] ?? '';
  return [...comment.matchAll(/(?<!\w)@auditreel(?![\w/.-])[\s:]*(\w*)/g)].flatMap(([, mark]) =>
    mark === undefined ? [] : [mark],
  );
}
