import { describe, expect, it } from 'vitest';
import type { Model } from './columns.js';
import { missingColumns, providerOf, tableNamesOf } from './data-model.js';
import { AUDIT_LEASE } from './models.js';

const field = (name: string, dbName?: string): object => ({
  name,
  ...(dbName === undefined ? {} : { dbName }),
});
const client = (model: object, adapter?: object): object => ({
  _runtimeDataModel: { models: { AuditLease: model } },
  _engineConfig: { activeProvider: 'postgresql', adapter },
});
const FIELDS = [field('name'), field('holder'), field('until')];

describe('tableNamesOf', () => {
  it('follows the host’s @@map, @map and @@schema', () => {
    const fields = [field('name', 'job'), field('holder'), field('until')];
    const names = tableNamesOf(client({ dbName: 'my_leases', schema: 'trail', fields }), AUDIT_LEASE);
    expect(names).toMatchObject({ schema: 'trail', table: 'my_leases' });
    expect([...names.columns]).toEqual([
      ['name', 'job'],
      ['holder', 'holder'],
      ['until', 'until'],
    ]);
  });

  it('is named like the model where the host dropped the @@map', () => {
    expect(tableNamesOf(client({ dbName: null, fields: FIELDS }), AUDIT_LEASE).table).toBe('AuditLease');
  });

  it('takes the schema of adapter-pg’s option, which raw statements would not know', () => {
    const names = tableNamesOf(client({ fields: FIELDS }, { options: { schema: 'tenant_a' } }), AUDIT_LEASE);
    expect(names.schema).toBe('tenant_a');
  });

  it('names the columns that are missing, and lets those of a newer version be', () => {
    const newer: Model = {
      ...AUDIT_LEASE,
      columns: [...AUDIT_LEASE.columns, { name: 'later', type: { is: 'int' }, nullable: true, since: 2 }],
    };
    const names = tableNamesOf(client({ fields: FIELDS }), newer);
    expect(missingColumns(newer, names)).toEqual(['AuditLease.later']);
    expect(missingColumns(AUDIT_LEASE, names)).toEqual([]);
    expect(() => tableNamesOf(client({ fields: FIELDS.slice(1) }), newer)).toThrow(/AuditLease has no name/);
  });

  it('says what to run when the model is missing', () => {
    expect(() => tableNamesOf({}, AUDIT_LEASE)).toThrow(/npx auditreel schema add/);
  });
});

it.each([
  [{ _activeProvider: 'sqlite' }, 'sqlite'],
  [{ _engineConfig: { activeProvider: 'mysql' } }, 'mysql'],
  [{ _activeProvider: 'postgres' }, 'postgresql'],
])('providerOf %j is %s', (shape, provider) => {
  expect(providerOf(shape)).toBe(provider);
});

it('a provider without models is refused by its name', () => {
  expect(() => providerOf({ _activeProvider: 'mongodb' })).toThrow(/mongodb/);
});
