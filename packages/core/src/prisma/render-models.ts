import type { Column, ColumnType, Model } from './columns.js';
import { modelsOf, SCHEMA_VERSION } from './models.js';

/** The databases that have models, named as in a Prisma `datasource` block. */
export type Provider = 'sqlite' | 'postgresql' | 'mysql';

/** Every model, as Prisma schema text for one provider. */
export function renderModels(provider: Provider): string {
  return modelsOf(provider)
    .map((model) => renderModel(model, provider))
    .join('\n');
}

/** One model, as Prisma schema text; ends with a line break. */
export function renderModel(model: Model, provider: Provider): string {
  const fields = model.columns.map((column) => fieldOf(column, model, provider));
  return [
    `/// @auditreel schema ${SCHEMA_VERSION}`,
    `/// ${model.doc}`,
    `model ${model.name} {`,
    ...aligned(fields).map((line) => `  ${line}`),
    '',
    ...blockAttributes(model).map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}

function fieldOf(column: Column, model: Model, provider: Provider): readonly string[] {
  const type = `${PRISMA_TYPE[column.type.is]}${column.nullable ? '?' : ''}`;
  const attributes = [
    ...(model.id.length === 1 && model.id[0] === column.name ? ['@id'] : []),
    ...(column.default === undefined ? [] : [`@default(${column.default})`]),
    ...nativeType(column.type, provider),
  ];
  return [column.name, type, attributes.join(' ')];
}

const PRISMA_TYPE: Readonly<Record<ColumnType['is'], string>> = {
  id: 'String',
  text: 'String',
  long_text: 'String',
  int: 'Int',
  time: 'BigInt',
  boolean: 'Boolean',
  json: 'Json',
  bytes: 'Bytes',
};

function nativeType(type: ColumnType, provider: Provider): readonly string[] {
  if (provider === 'postgresql') return type.is === 'id' ? ['@db.Uuid'] : [];
  if (provider === 'sqlite') return [];
  switch (type.is) {
    case 'id':
      return ['@db.Char(36)'];
    case 'text':
      return [`@db.VarChar(${type.length})`];
    case 'long_text':
      return ['@db.MediumText'];
    default:
      return [];
  }
}

function blockAttributes(model: Model): readonly string[] {
  const list = (names: readonly string[]): string => `([${names.join(', ')}])`;
  return [
    ...(model.id.length > 1 ? [`@@id${list(model.id)}`] : []),
    ...model.indexes.map((names) => `@@index${list(names)}`),
    `@@map("${model.table}")`,
  ];
}

/** The layout of `prisma format`, so that a formatted host schema does not differ from ours. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (index: number): number => Math.max(...rows.map((row) => row[index]?.length ?? 0));
  const [name, type] = [width(0), width(1)];
  return rows.map(([a = '', b = '', c = '']) => `${a.padEnd(name)} ${b.padEnd(type)} ${c}`.trimEnd());
}
