import type { Cascade, TrackedTable } from '../../changes/triggers/tracked-table.js';
import type { Provider } from '../../prisma/render-models.js';
import type { SchemaFile } from '../schema/plan-schema.js';
import { blockCommentRefusals, withoutBlockComments } from './changes-comments.js';
import { type JoinTable, joinTables } from './changes-joins.js';
import { withSecretKeys } from './changes-keys.js';
import { type HostModel, hostModels } from './changes-models.js';
import { modelRefusals, nameRefusals } from './changes-refusals.js';
import { type Pointer, pointersOf } from './changes-relations.js';

/** What a schema wants tracked. */
export interface WantedChanges {
  readonly models: readonly HostModel[];
  /** The tables of marked models, and the join tables beside them. */
  readonly tables: readonly TrackedTable[];
  /** Why a table cannot be, in a sentence with the way out. */
  readonly refusals: readonly string[];
}

/** Reads what a schema marks; `marked` are counted as marked too. */
export function wantedChanges(
  files: readonly SchemaFile[],
  provider: Provider,
  marked: readonly string[] = [],
): WantedChanges {
  const models = withSecretKeys(hostModels(withoutBlockComments(files), provider));
  const tracked = models.filter(({ name, isMarked }) => isMarked || marked.includes(name));
  const joins = joinTables(models).filter(({ sides }) => sides.some((side) => tracked.includes(side)));
  const named = [...tracked, ...joins].flatMap(({ table }) => nameRefusals(table));
  const general = [...blockCommentRefusals(files), ...tracked.flatMap(modelRefusals), ...named];
  if (provider !== 'mysql' || hasNoForeignKeys(files)) {
    const alone = joins.map(({ table }) => ({ ...table, cascades: [] }));
    return { models, tables: [...tracked.map(({ table }) => table), ...alone], refusals: general };
  }
  const tables = tracked.map((model) => ({
    ...model.table,
    cascades: pointersOf(model, models)
      .map(({ cascade }) => cascade)
      .filter(acts),
  }));
  return {
    models,
    tables: [...tables, ...joins.map(({ table }) => table)],
    refusals: [
      ...general,
      ...tracked.flatMap((model) =>
        pointersOf(model, models).flatMap((pointer) => refusal(model.name, pointer, models)),
      ),
      ...joins.flatMap((join) => joinRefusals(join, models)),
    ],
  };
}

/** Prisma then does what the keys would, in statements that fire triggers. */
function hasNoForeignKeys(files: readonly SchemaFile[]): boolean {
  return files.some(({ text }) => /^\s*relationMode\s*=\s*"prisma"/m.test(text));
}

function acts({ onDelete, onUpdate }: Cascade): boolean {
  return onDelete !== 'nothing' || onUpdate !== 'nothing';
}

/** MySQL fires no trigger for what a foreign key does: one step can be foreseen at its parent, a second one cannot. */
function refusal(
  name: string,
  { parent, cascade, unseen }: Pointer,
  models: readonly HostModel[],
): readonly string[] {
  if (unseen !== undefined) {
    return [
      `${name} cannot be tracked: what \`${unseen}\` of its relation to ${parent.name} does fires no trigger on MySQL. ${WAY_OUT}`,
    ];
  }
  const above = pointersOf(parent, models).filter((pointer) => pointer.parent !== parent);
  const deleting = above.find((pointer) => pointer.cascade.onDelete === 'delete');
  if (cascade.onDelete !== 'nothing' && deleting) return [tooDeep(name, [parent, deleting.parent])];
  const moved = cascade.keys.map(({ references }) => references);
  const moving = above.find(
    (pointer) =>
      pointer.cascade.onUpdate === 'cascade' &&
      pointer.cascade.keys.some(({ column }) => moved.includes(column)),
  );
  return cascade.onUpdate === 'cascade' && moving ? [tooDeep(name, [parent, moving.parent])] : [];
}

function joinRefusals({ sides, table }: JoinTable, models: readonly HostModel[]): readonly string[] {
  return sides.flatMap((side) => {
    const deleting = pointersOf(side, models).find(({ cascade }) => cascade.onDelete === 'delete');
    return deleting ? [tooDeep(table.model, [side, deleting.parent])] : [];
  });
}

const WAY_OUT =
  'Give that relation `onDelete: Restrict, onUpdate: Restrict`, or the datasource `relationMode = "prisma"`, or leave the model out.';

function tooDeep(name: string, [parent, grandparent]: readonly [HostModel, HostModel]): string {
  return `${name} cannot be tracked: what happens to ${grandparent.name} reaches it through ${parent.name}, and foreign keys fire no triggers on MySQL. ${WAY_OUT}`;
}
