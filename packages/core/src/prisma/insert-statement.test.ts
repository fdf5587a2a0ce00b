import { describe, expect, it } from 'vitest';
import type { RawRunner } from './client-shape.js';
import type { Column, Model } from './columns.js';
import type { TableNames } from './data-model.js';
import { dialectOf } from './dialect.js';
import { insertSql, insertStatement } from './insert-statement.js';
import { AUDIT_RECORD } from './models.js';

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
const GIVEN = MODEL.columns.filter(({ filledBy }) => filledBy === undefined);
const NAMES: TableNames = { schema: null, table: 'audit_things', columns: COLUMNS };

const [ID, TIME, TARGETS] = GIVEN as [Column, Column, Column];
const ALL = { varying: [ID, TIME, TARGETS], shared: [], empty: [] };
const SOME = { varying: [ID], shared: [TIME], empty: [TARGETS] };

describe('insertSql', () => {
  it('reads arrays out of one parameter on SQLite', () => {
    expect(insertSql({ model: MODEL, names: NAMES, shape: ALL }, dialectOf('sqlite'))).toBe(
      'INSERT INTO "audit_things" ("id", "at ""all"" times", "targets", "recordedAt") ' +
        'WITH r AS MATERIALIZED (SELECT value AS v FROM json_each(?)) ' +
        "SELECT r.v->>0, CAST(r.v->>1 AS INTEGER), r.v->>2, CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) " +
        'FROM r WHERE true ON CONFLICT ("id") DO NOTHING',
    );
  });

  it('reads what all rows share out of a second', () => {
    expect(insertSql({ model: MODEL, names: NAMES, shape: SOME }, dialectOf('sqlite'))).toContain(
      '("id", "at ""all"" times", "targets", "recordedAt") ' +
        'WITH r AS MATERIALIZED (SELECT value AS v FROM json_each(?)), ' +
        's AS MATERIALIZED (SELECT CAST(value->>0 AS INTEGER) AS c0 FROM json_each(?)) ' +
        'SELECT r.v->>0, s.c0, NULL, ',
    );
    expect(insertSql({ model: MODEL, names: NAMES, shape: SOME }, dialectOf('postgresql'))).toContain(
      'FROM json_to_recordset($1::json) AS r("id" uuid), json_to_recordset($2::json) AS s("time" bigint)',
    );
    expect(insertSql({ model: MODEL, names: NAMES, shape: SOME }, dialectOf('mysql'))).toMatch(
      /SELECT r.`id`, s.`time`, NULL, .* AS r, JSON_TABLE\(\?, '\$\[\*\]' COLUMNS \(`time` BIGINT/,
    );
  });

  it('reads typed objects out of one parameter on PostgreSQL, in the host’s schema', () => {
    const names = { ...NAMES, schema: 'trail' };
    expect(insertSql({ model: MODEL, names, shape: ALL }, dialectOf('postgresql'))).toBe(
      'INSERT INTO "trail"."audit_things" ("id", "at ""all"" times", "targets", "recordedAt") ' +
        'SELECT r."id", r."time", r."targets", (extract(epoch FROM statement_timestamp()) * 1000)::bigint ' +
        'FROM json_to_recordset($1::json) AS r("id" uuid, "time" bigint, "targets" jsonb) ' +
        'ON CONFLICT ("id") DO NOTHING',
    );
  });

  it('reads wide columns out of one parameter on MySQL, so that nothing is cut in silence', () => {
    const sql = insertSql({ model: MODEL, names: NAMES, shape: ALL }, dialectOf('mysql'));
    expect(sql).toContain('`id` LONGTEXT CHARACTER SET utf8mb4 PATH');
    expect(sql).toContain('`time` BIGINT PATH');
    expect(sql).toContain('ON DUPLICATE KEY UPDATE `audit_things`.`id` = `audit_things`.`id`');
    expect(sql).not.toContain('IGNORE');
  });
});

describe('insertStatement', () => {
  const run = async (
    model: Model,
    names: TableNames,
    rows: readonly object[],
  ): Promise<readonly [string, ...string[]]> => {
    let ran: readonly unknown[] = [];
    const raw: RawRunner = {
      $executeRawUnsafe: async (...all) => {
        ran = all;
        return rows.length;
      },
      $queryRawUnsafe: async () => [],
    };
    await insertStatement(model, names, dialectOf('sqlite'))(raw, rows);
    return ran as readonly [string, ...string[]];
  };

  it('carries once what all rows share, and of what none of them has only that', async () => {
    const rows = [
      { id: 'a', time: 1, targets: null },
      { id: 'b', time: 1, targets: null },
    ];
    const [sql, ...parameters] = await run(MODEL, NAMES, rows);
    expect(parameters).toEqual(['[["a"],["b"]]', '[[1]]']);
    expect(sql).toContain('SELECT r.v->>0, s.c0, NULL, ');
  });

  it('carries what is not the same in one row, lists and objects always', async () => {
    const targets = [{ type: 'order' }];
    const rows = [
      { id: 'a', time: 1, targets },
      { id: 'b', time: 2, targets },
    ];
    const [, ...parameters] = await run(MODEL, NAMES, rows);
    expect(parameters).toEqual(['[["a",1,[{"type":"order"}]],["b",2,[{"type":"order"}]]]']);
  });

  it('tells apart rows that are copies of each other by their ids', async () => {
    const row = { id: 'a', time: 1, targets: null };
    const [, ...parameters] = await run(MODEL, NAMES, [row, row]);
    expect(parameters).toEqual(['[["a"],["a"]]', '[[1]]']);
  });

  it('leaves out columns that the host’s older schema does not have', async () => {
    const [sql] = await run(MODEL, NAMES, [{ id: 'a', time: 1, later: 3 }]);
    expect(sql).not.toContain('later');
  });

  it('never writes what the ledger fills', async () => {
    const columns = new Map(AUDIT_RECORD.columns.map(({ name }) => [name, name]));
    const names = { schema: null, table: 'audit_records', columns };
    const everything = Object.fromEntries(AUDIT_RECORD.columns.map(({ name }, i) => [name, i]));
    const [sql] = await run(AUDIT_RECORD, names, [everything]);
    expect(sql).toContain('"writerSeq"');
    for (const name of ['salt', 'leafIndex', 'leafHash', 'redacted']) expect(sql).not.toContain(`"${name}"`);
  });
});
