import type { Model } from '../../prisma/columns.js';
import { modelsOf } from '../../prisma/models.js';
import type { Provider } from '../../prisma/render-models.js';
import { renderModel } from '../../prisma/render-models.js';
import { diffLines } from './diff-lines.js';
import { type Merge, mergeModel } from './merge-model.js';
import { parseModels } from './parse-models.js';

/** One file of the host's schema. */
export interface SchemaFile {
  readonly path: string;
  readonly text: string;
}

/** What has to change in the host's schema, and what stands in the way. */
export interface SchemaPlan {
  readonly writes: readonly SchemaFile[];
  readonly changes: readonly PlannedModel[];
  readonly conflicts: readonly PlannedModel[];
}

export interface PlannedModel {
  readonly model: string;
  /** For people: where, why, and a diff. */
  readonly text: string;
}

/** Compares every model with the host's copy; models that are nowhere go to `newModelsPath`. */
export function planSchema(
  files: readonly SchemaFile[],
  provider: Provider,
  newModelsPath: string,
): SchemaPlan {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const changes: PlannedModel[] = [];
  const conflicts: PlannedModel[] = [];
  for (const model of modelsOf(provider)) {
    const path = [...texts.keys()].find((candidate) => blockOf(texts.get(candidate), model)) ?? newModelsPath;
    const text = texts.get(path) ?? '';
    const merge = mergeInto(text, model, provider);
    if (merge.is === 'conflict') conflicts.push(planned(path, model, text, merge));
    if (merge.is !== 'changed') continue;
    changes.push(planned(path, model, text, merge));
    texts.set(path, replaced(text, model, merge.lines));
  }
  const before = new Map(files.map(({ path, text }) => [path, text]));
  const writes = [...texts].map(([path, text]) => ({ path, text }));
  return { writes: writes.filter(({ path, text }) => before.get(path) !== text), changes, conflicts };
}

function mergeInto(text: string, model: Model, provider: Provider): Merge {
  const block = blockOf(text, model);
  if (block) return mergeModel(block, model, provider);
  return { is: 'changed', lines: renderModel(model, provider).trimEnd().split('\n') };
}

function replaced(text: string, model: Model, lines: readonly string[]): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const block = blockOf(text, model);
  if (!block) return [...(text.trimEnd() ? [text.trimEnd(), ''] : []), ...lines, ''].join(eol);
  const all = linesOf(text);
  return [...all.slice(0, block.first), ...lines, ...all.slice(block.last + 1)].join(eol);
}

function planned(
  path: string,
  model: Model,
  text: string,
  merge: Exclude<Merge, { is: 'same' }>,
): PlannedModel {
  const before = blockOf(text, model)?.lines ?? [];
  const after = merge.is === 'conflict' ? merge.ours : merge.lines;
  const why = merge.is === 'conflict' ? merge.reasons.map((reason) => `  ${model.name} ${reason}`) : [];
  return {
    model: model.name,
    text: [`${path}: model ${model.name}`, ...why, diffLines(before, after)].join('\n'),
  };
}

function blockOf(text: string | undefined, model: Model): ReturnType<typeof parseModels>[number] | undefined {
  return parseModels(linesOf(text ?? '')).find(({ name }) => name === model.name);
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}
