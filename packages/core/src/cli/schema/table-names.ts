import type { Model } from '../../prisma/columns.js';
import type { TableNames } from '../../prisma/data-model.js';
import { CliError } from '../cli-error.js';
import { parseLine } from './parse-line.js';
import { type ModelBlock, parseModels } from './parse-models.js';
import type { SchemaFile } from './plan-schema.js';

/**
 * Where a model of ours lives, by the host's `@@map`, `@map` and `@@schema` as its schema has them.
 * @throws CliError when the schema lacks the model
 */
export function tableNamesIn(files: readonly SchemaFile[], model: Model): TableNames {
  const block = blockIn(files, model);
  if (!block) {
    throw new CliError(
      [
        `The schema has no model ${model.name} of auditreel's. Add the models first:`,
        '',
        '  npx auditreel schema add',
        '  npx prisma migrate dev --name add_auditreel',
      ].join('\n'),
    );
  }
  const lines = block.lines.map(parseLine);
  const attributes = lines.flatMap((line) => (line.is === 'attribute' ? [line.text] : []));
  const fields = lines.filter((line) => line.is === 'field');
  return {
    schema: argumentOf('@@schema', attributes) ?? null,
    table: argumentOf('@@map', attributes) ?? model.name,
    columns: new Map(fields.map(({ name, attributes }) => [name, argumentOf('@map', attributes) ?? name])),
  };
}

/** The string in `@map("x")` or `@map(name: "x")`. */
export function argumentOf(name: string, attributes: readonly string[]): string | undefined {
  const literal = attributes
    .filter((text) => text.startsWith(`${name}(`))
    .map((text) => /^[^"]*("(?:\\.|[^"\\])*")/.exec(text)?.[1])
    .find((found) => found !== undefined);
  return literal === undefined ? undefined : String(JSON.parse(literal));
}

/** Whether the schema has a model of ours. */
export function hasModelIn(files: readonly SchemaFile[], model: Model): boolean {
  return blockIn(files, model) !== undefined;
}

function blockIn(files: readonly SchemaFile[], model: Model): ModelBlock | undefined {
  const blocks = files.flatMap(({ text }) => parseModels(text.split(/\r?\n/)));
  return blocks.find(({ name, version }) => name === model.name && version !== undefined);
}
