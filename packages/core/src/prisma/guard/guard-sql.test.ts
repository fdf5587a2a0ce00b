import { describe, expect, it } from 'vitest';
import { witnessColumns } from '../../storage/witness-columns.js';
import type { TableNames } from '../data-model.js';
import { AUDIT_CHANGE, AUDIT_RECORD } from '../models.js';
import { REFUSED_DELETE, REFUSED_UPDATE } from './guard-messages.js';
import { guardSql } from './guard-sql.js';
import { GUARD_MODELS, type GuardNames, guardTarget } from './guard-target.js';

const namesOf = ({ columns, table }: (typeof GUARD_MODELS)['records']): TableNames => ({
  schema: null,
  table,
  columns: new Map(columns.map(({ name }) => [name, name])),
});
const NAMES = {
  records: namesOf(GUARD_MODELS.records),
  leases: namesOf(GUARD_MODELS.leases),
  changes: namesOf(GUARD_MODELS.changes),
} satisfies GuardNames;

describe('guardSql', () => {
  it.each(['sqlite', 'postgresql', 'mysql'] as const)(
    'for %s is what hosts have in their histories; another text needs another version',
    async (provider) => {
      await expect(guardSql(NAMES, provider)).toMatchFileSnapshot(`guard-${provider}.test.sql`);
    },
  );

  it('leaves out columns that the host’s older schema lacks', () => {
    const columns = new Map([...NAMES.records.columns].filter(([name]) => name !== 'leafHash'));
    const older = { ...NAMES, records: { ...NAMES.records, columns } };
    expect(guardSql(older, 'postgresql').split('auditreel_guard_change"() RETURNS')[0]).not.toContain(
      'leafHash',
    );
  });

  it('knows nothing of changes where the host’s older schema has none', () => {
    const { records, leases } = NAMES;
    const older = guardSql({ records, leases }, 'sqlite').replace(/^DROP.*$/gm, '');
    expect(older).not.toContain('auditreel_guard_change');
  });
});

describe('guardTarget', () => {
  it('holds every column, and lets go of what a verdict changes only', () => {
    const [records, changes] = guardTarget(NAMES, 'sqlite').guarded;
    const { fixed = [], verdict = [] } = records ?? {};
    expect([...fixed, ...verdict]).toHaveLength(AUDIT_RECORD.columns.length);
    expect(changes?.fixed).toHaveLength(AUDIT_CHANGE.columns.length);
    const session = { id: '', tabId: '', trust: 'claimed' } as const;
    const changed = witnessColumns({ id: '', witness: 'witnessed', reason: null, at: 0, session });
    expect(verdict.map(({ name }) => name).sort()).toEqual(Object.keys(changed).sort());
  });
});

it.each([REFUSED_DELETE, REFUSED_UPDATE])('MySQL shows the whole of: %s', (message) => {
  expect(message.length).toBeLessThanOrEqual(128);
  expect(message).not.toMatch(/['\\%]/);
});
