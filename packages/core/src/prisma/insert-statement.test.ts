import { describe, expect, it } from 'vitest';
import type { Model } from './columns.js';
import { AUDIT_RECORD } from './columns.js';
import type { TableNames } from './data-model.js';
import { dialectOf } from './dialect.js';
import { insertSql } from './insert-statement.js';

const MODEL: Model = {
  name: 'AuditThing',
  table: 'audit_things',
  doc: 'For this test.',
  since: 1,
  id: ['id'],
  indexes: [],
  columns: [
    { name: 'id', type: { is: 'id' }, nullable: false, since: 1 },
    { name: 'time', type: { is: 'time' }, nullable: false, since: 1 },
    { name: 'recordedAt', type: { is: 'time' }, nullable: false, filledBy: 'database', since: 1 },
    { name: 'targets', type: { is: 'json' }, nullable: true, since: 1 },
    { name: 'salt', type: { is: 'bytes' }, nullable: true, filledBy: 'ledger', since: 1 },
    { name: 'later', type: { is: 'int' }, nullable: true, since: 2 },
  ],
};
const COLUMNS = new Map([
  ['id', 'id'],
  ['time', 'at "all" times'],
  ['recordedAt', 'recordedAt'],
  ['targets', 'targets'],
]);
const NAMES: TableNames = { schema: null, table: 'audit_things', columns: COLUMNS };

describe('insertSql', () => {
  it('reads arrays out of one parameter on SQLite', () => {
    expect(insertSql(MODEL, NAMES, dialectOf('sqlite'))).toBe(
      'INSERT INTO "audit_things" ("id", "at ""all"" times", "targets", "recordedAt") ' +
        'WITH r AS MATERIALIZED (SELECT value AS v FROM json_each(?)) ' +
        "SELECT r.v->>0, CAST(r.v->>1 AS INTEGER), r.v->>2, CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) " +
        'FROM r WHERE true ON CONFLICT ("id") DO NOTHING',
    );
  });

  it('reads typed objects out of one parameter on PostgreSQL, in the host’s schema', () => {
    expect(insertSql(MODEL, { ...NAMES, schema: 'trail' }, dialectOf('postgresql'))).toBe(
      'INSERT INTO "trail"."audit_things" ("id", "at ""all"" times", "targets", "recordedAt") ' +
        'SELECT r."id", r."time", r."targets", (extract(epoch FROM statement_timestamp()) * 1000)::bigint ' +
        'FROM json_to_recordset($1::json) AS r("id" uuid, "time" bigint, "targets" jsonb) ' +
        'ON CONFLICT ("id") DO NOTHING',
    );
  });

  it('reads wide columns out of one parameter on MySQL, so that nothing is cut in silence', () => {
    const sql = insertSql(MODEL, NAMES, dialectOf('mysql'));
    expect(sql).toContain('`id` LONGTEXT CHARACTER SET utf8mb4 PATH');
    expect(sql).toContain('`time` BIGINT PATH');
    expect(sql).toContain('ON DUPLICATE KEY UPDATE `audit_things`.`id` = `audit_things`.`id`');
    expect(sql).not.toContain('IGNORE');
  });

  it('leaves out columns that the host’s older schema does not have', () => {
    expect(insertSql(MODEL, NAMES, dialectOf('sqlite'))).not.toContain('later');
  });

  it('never writes what the ledger fills', () => {
    const columns = new Map(AUDIT_RECORD.columns.map(({ name }) => [name, name]));
    const sql = insertSql(
      AUDIT_RECORD,
      { schema: null, table: 'audit_records', columns },
      dialectOf('sqlite'),
    );
    for (const name of ['salt', 'leafIndex', 'leafHash', 'redacted']) expect(sql).not.toContain(`"${name}"`);
  });
});
