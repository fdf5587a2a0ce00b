import { property } from '../../prisma/client-shape.js';

/** The models that a call of Prisma's writes to: its own, and those of nested writes. */
export function writtenModels(client: unknown, model: string, args: unknown): ReadonlySet<string> {
  const models = property(property(client, '_runtimeDataModel'), 'models');
  const written = new Set([model]);

  function visit(name: string, data: unknown): void {
    for (const [key, value] of entriesOf(data)) {
      const related = relatedModel(models, name, key);
      if (related === null) continue;
      for (const [operation, nested] of entriesOf(value)) {
        if (!NESTED_WRITES.has(operation)) continue;
        written.add(related);
        for (const one of listOf(nested)) visitCall(related, one);
      }
    }
  }

  function visitCall(name: string, call: unknown): void {
    for (const data of [call, property(call, 'data'), property(call, 'create'), property(call, 'update')]) {
      for (const one of listOf(data)) visit(name, one);
    }
  }

  visitCall(model, args);
  return written;
}

/** What writes to the related table for sure; `connect` may only write to the one at hand. */
const NESTED_WRITES: ReadonlySet<string> = new Set([
  'create',
  'createMany',
  'connectOrCreate',
  'update',
  'updateMany',
  'upsert',
  'delete',
  'deleteMany',
]);

function relatedModel(models: unknown, model: string, name: string): string | null {
  const fields = property(property(models, model), 'fields');
  if (!Array.isArray(fields)) return null;
  const field: unknown = fields.find((candidate) => property(candidate, 'name') === name);
  const type = property(field, 'type');
  return property(field, 'kind') === 'object' && typeof type === 'string' ? type : null;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
