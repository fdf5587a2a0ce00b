import { describe, expect, it } from 'vitest';
import type { TableNames } from '../../prisma/data-model.js';
import { AUDIT_CHANGE, AUDIT_CONTEXT } from '../../prisma/models.js';
import { changesSql } from './changes-sql.js';
import type { ChangeNames, TrackedColumn, TrackedTable } from './tracked-table.js';
import { triggerName } from './trigger-names.js';
import { triggersOf } from './wanted-triggers.js';

const namesOf = ({ columns, table }: typeof AUDIT_CHANGE): TableNames => ({
  schema: null,
  table,
  columns: new Map(columns.map(({ name }) => [name, name])),
});
const NAMES: ChangeNames = { changes: namesOf(AUDIT_CHANGE), context: namesOf(AUDIT_CONTEXT) };

const column = (field: string, is: Partial<TrackedColumn> = {}): TrackedColumn => ({
  field,
  column: field,
  kind: 'text',
  redacted: false,
  ignored: false,
  ...is,
});

const ORDER: TrackedTable = {
  model: 'Order',
  schema: null,
  table: 'orders',
  id: ['id'],
  columns: [
    column('id', { kind: 'number' }),
    column('userId', { kind: 'number', column: 'user_id' }),
    column('note'),
    column('total', { kind: 'exact' }),
    column('paid', { kind: 'boolean' }),
    column('at', { kind: 'time' }),
    column('extra', { kind: 'json' }),
    column('scan', { kind: 'bytes' }),
    column('apiKey', { redacted: true }),
    column('seenAt', { kind: 'time', ignored: true }),
  ],
  cascades: [
    {
      parent: { schema: null, table: 'User' },
      keys: [{ column: 'user_id', references: 'id' }],
      onDelete: 'delete',
      onUpdate: 'cascade',
    },
  ],
};

describe('changesSql', () => {
  it.each(['sqlite', 'postgresql', 'mysql'] as const)(
    'for %s is what hosts have in their histories; another text needs another version',
    async (provider) => {
      const cascades = provider === 'mysql' ? ORDER.cascades : [];
      await expect(changesSql([{ ...ORDER, cascades }], NAMES, provider)).toMatchFileSnapshot(
        `changes-${provider}.test.sql`,
      );
    },
  );

  it('has blank lines between statements, and nowhere else', () => {
    const sql = changesSql([{ ...ORDER, cascades: [] }], NAMES, 'sqlite').replace(/^--.*\n/gm, '');
    for (const statement of sql.trim().split('\n\n')) expect(statement).toMatch(/^(CREATE|DROP) [\s\S]*;$/);
  });

  it('takes names for what they are, whatever is in them', () => {
    const odd = { ...ORDER, cascades: [], table: `o"r'd\`er`, columns: [column('id', { column: `i"d'` })] };
    expect(changesSql([odd], NAMES, 'sqlite')).toContain(`NEW."i""d'"`);
    expect(changesSql([odd], NAMES, 'postgresql')).toContain(`"i\\"d''"`);
    expect(changesSql([odd], NAMES, 'mysql')).toContain('ON `o"r\'d``er`');
  });
});

describe('triggersOf', () => {
  it('says on which table each is', () => {
    const told = triggersOf(ORDER, NAMES, 'mysql').map(({ name, on }) => `${name} on ${on.table}`);
    expect(told).toEqual([
      'auditreel_changes_create_orders on orders',
      'auditreel_changes_update_orders on orders',
      'auditreel_changes_delete_orders on orders',
      'auditreel_cascade_delete_orders_user_id on User',
      'auditreel_cascade_update_orders_user_id on User',
    ]);
  });
});

it('a trigger’s name fits MySQL, and is another for each long table', () => {
  const [a, b] = ['a', 'b'].map((end) => triggerName('update', `${'long'.repeat(15)}_${end}`));
  expect(a).not.toBe(b);
  expect(Buffer.byteLength(a ?? '')).toBeLessThanOrEqual(64);
});
