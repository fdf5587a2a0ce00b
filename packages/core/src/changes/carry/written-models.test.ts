import { expect, it } from 'vitest';
import { writtenModels } from './written-models.js';

const relation = (name: string, type: string) => ({ name, type, kind: 'object' });
const client = {
  _runtimeDataModel: {
    models: {
      Order: { fields: [{ name: 'note', kind: 'scalar', type: 'String' }, relation('items', 'Item')] },
      Item: { fields: [relation('order', 'Order'), relation('tags', 'Tag')] },
      Tag: { fields: [] },
    },
  },
};

it.each<[string, object, readonly string[]]>([
  ['a row alone', { data: { note: 'x' } }, ['Order']],
  ['nested rows', { data: { items: { create: [{ tags: { create: {} } }] } } }, ['Order', 'Item', 'Tag']],
  ['many nested rows', { data: { items: { createMany: { data: [{}] } } } }, ['Order', 'Item']],
  [
    'a nested update',
    { data: { items: { update: { where: {}, data: { tags: { deleteMany: {} } } } } } },
    ['Order', 'Item', 'Tag'],
  ],
  ['either side of an upsert', { create: {}, update: { items: { deleteMany: {} } } }, ['Order', 'Item']],
  ['rows that are only connected', { data: { items: { connect: { id: 1 } } } }, ['Order']],
  [
    'rows that are only read',
    { data: {}, include: { items: true }, where: { items: { some: {} } } },
    ['Order'],
  ],
  ['nothing', {}, ['Order']],
])('of %s, the models are known that it writes to', (_, args, models) => {
  expect([...writtenModels(client, 'Order', args)]).toEqual(models);
});

it('a client that does not tell of its models is taken by its word', () => {
  expect([...writtenModels({}, 'Order', { data: { items: { create: {} } } })]).toEqual(['Order']);
});
