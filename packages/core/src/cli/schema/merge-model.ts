import type { Column, Model } from '../../prisma/columns.js';
import { SCHEMA_VERSION } from '../../prisma/models.js';
import type { Provider } from '../../prisma/render-models.js';
import { renderModel } from '../../prisma/render-models.js';
import { type ModelLine, parseLine } from './parse-line.js';
import { type ModelBlock, markedWith } from './parse-models.js';

/** What `schema add` does with a block that the host already has. */
export type Merge =
  | { readonly is: 'same' }
  | { readonly is: 'changed'; readonly lines: readonly string[] }
  | { readonly is: 'conflict'; readonly reasons: readonly string[]; readonly ours: readonly string[] };

type Field = Extract<ModelLine, { readonly is: 'field' }>;

/**
 * Brings a host's block to our version: adds what is missing, keeps what the host changed or added, and gives up
 * where the storage could not write to the result.
 */
export function mergeModel(block: ModelBlock, model: Model, provider: Provider): Merge {
  const ours = renderModel(model, provider).trimEnd().split('\n');
  const reasons = conflictsOf(block, model, ours);
  if (reasons.length > 0) return { is: 'conflict', reasons, ours };
  const lines = withMissingAttributes(withMissingFields(block.lines, ours), ours).map(
    markedWith(SCHEMA_VERSION),
  );
  return lines.join('\n') === block.lines.join('\n') ? { is: 'same' } : { is: 'changed', lines };
}

function conflictsOf(block: ModelBlock, model: Model, ours: readonly string[]): readonly string[] {
  const { version } = block;
  if (version === undefined) return [`is not marked as auditreel's: rename it, or put back ${ours[0]}`];
  if (version > SCHEMA_VERSION)
    return [`is of schema ${version}, newer than the installed package's ${SCHEMA_VERSION}`];
  const theirs = fieldsOf(block.lines);
  const known = new Map(model.columns.map((column) => [column.name, column]));
  return [
    ...fieldsOf(ours).flatMap((field) => fieldConflicts(field, theirs, known.get(field.name), version)),
    ...theirs.filter(({ name }) => !known.has(name)).flatMap(strangerConflicts),
    ...idConflicts(block.lines, ours),
  ];
}

function fieldConflicts(
  ours: Field,
  theirs: readonly Field[],
  column: Column | undefined,
  version: number,
): readonly string[] {
  const field = theirs.find(({ name }) => name === ours.name);
  if (!field) return column && column.since > version ? [] : [`lacks the field ${ours.name}`];
  if (field.type !== ours.type) return [`has ${field.name} as ${field.type}, not ${ours.type}`];
  const missing = ours.attributes.filter((text) => !text.startsWith('@db.') && !hasAttribute(field, text));
  return missing.map((text) => `has ${field.name} without ${text}`);
}

function hasAttribute({ attributes }: Field, wanted: string): boolean {
  return attributes.some((text) => text === wanted || text.startsWith(`${wanted}(`));
}

/** A field of the host's own must be fillable without us. */
function strangerConflicts({ name, type, attributes }: Field): readonly string[] {
  const fillable =
    /[?\]]$/.test(type) || attributes.some((text) => /^@(default|updatedAt|ignore)\b/.test(text));
  return fillable
    ? []
    : [`requires ${name}, which auditreel cannot fill: make it optional or give it a default`];
}

function idConflicts(theirs: readonly string[], ours: readonly string[]): readonly string[] {
  const has = attributesOf(theirs);
  const ids = attributesOf(ours).filter((text) => text.startsWith('@@id'));
  return ids.filter((text) => !has.some((other) => sameKey(text, other))).map((text) => `lacks ${text}`);
}

/** A new field goes after the one that comes before it in ours. */
function withMissingFields(lines: readonly string[], ours: readonly string[]): readonly string[] {
  const merged = [...lines];
  let previous = merged.findIndex((line) => /^\s*model\s/.test(line));
  for (const line of ours) {
    const parsed = parseLine(line);
    if (parsed.is !== 'field') continue;
    const at = merged.findIndex((other) => nameOf(other) === parsed.name);
    if (at < 0) merged.splice(previous + 1, 0, line);
    previous = at < 0 ? previous + 1 : at;
  }
  return merged;
}

function withMissingAttributes(lines: readonly string[], ours: readonly string[]): readonly string[] {
  const has = attributesOf(lines);
  const missing = ours.filter((line) => {
    const parsed = parseLine(line);
    if (parsed.is !== 'attribute' || parsed.text.startsWith('@@map')) return false;
    return !has.some((other) => sameKey(parsed.text, other));
  });
  return [...lines.slice(0, -1), ...missing, ...lines.slice(-1)];
}

/** `@@index([a, id])` is the host's `@@index(fields: [a, id(sort: Desc)], map: "x")` too: the columns count. */
function sameKey(ours: string, theirs: string): boolean {
  return keyOf(ours) === keyOf(theirs);
}

function keyOf(attribute: string): string {
  const kind = /^@@\w+/.exec(attribute)?.[0] ?? '';
  const list = /\[(.*)\]/.exec(attribute)?.[1] ?? '';
  return `${kind} ${list.replace(/\([^()]*(?:\([^()]*\))?[^()]*\)/g, '')}`;
}

function nameOf(line: string): string | undefined {
  const parsed = parseLine(line);
  return parsed.is === 'field' ? parsed.name : undefined;
}

function fieldsOf(lines: readonly string[]): readonly Field[] {
  return lines.map(parseLine).filter((line) => line.is === 'field');
}

function attributesOf(lines: readonly string[]): readonly string[] {
  return lines.map(parseLine).flatMap((line) => (line.is === 'attribute' ? [line.text] : []));
}
