import { expect, it } from 'vitest';
import type { Provider } from '../../prisma/render-models.js';
import { rawWrite, textOfRaw } from './raw-writes.js';

it.each<[string, readonly string[], Provider]>([
  ['INSERT INTO "Order" (note) VALUES ($1)', ['Order'], 'postgresql'],
  ['  insert or replace into orders values (?)', ['orders'], 'sqlite'],
  ['INSERT IGNORE INTO `shop`.`orders` VALUES (?)', ['shop.orders'], 'mysql'],
  ['REPLACE INTO `orders` VALUES (?)', ['orders'], 'mysql'],
  ['UPDATE ONLY "sales"."Order" SET n = 1', ['sales.Order'], 'postgresql'],
  ['update or ignore orders set n = 1', ['orders'], 'sqlite'],
  ['DELETE FROM orders WHERE note = $$update visits$$', ['orders'], 'postgresql'],
  ['INSERT INTO a VALUES (1) ON CONFLICT (id) DO UPDATE SET n = 2', ['a'], 'sqlite'],
  ['INSERT INTO a VALUES (1) ON DUPLICATE KEY UPDATE n = 2', ['a'], 'mysql'],
  ['-- update b\n/* delete from c */ DELETE FROM a', ['a'], 'sqlite'],
  ["UPDATE a SET note = 'it''s delete from b'", ['a'], 'sqlite'],
  ["UPDATE a SET note = 'it\\'s delete from b'", ['a'], 'mysql'],
  ['WITH gone AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM gone', ['a', 'b'], 'postgresql'],
  ['MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE', ['a'], 'postgresql'],
  ['TRUNCATE TABLE a', ['a'], 'postgresql'],
])('%s writes to %j', (sql, tables, provider) => {
  expect(rawWrite(sql, provider)?.tables).toEqual(tables);
});

it.each<[string, Provider]>([
  ['SELECT * FROM a FOR UPDATE', 'postgresql'],
  ['WITH a AS (SELECT 1) SELECT * FROM a', 'postgresql'],
  ["WITH a AS (SELECT 'insert into b') SELECT * FROM a", 'sqlite'],
  ['VACUUM', 'sqlite'],
  ['PRAGMA journal_mode = WAL', 'sqlite'],
  ['CREATE INDEX CONCURRENTLY i ON a (n)', 'postgresql'],
  ['CALL tidy()', 'postgresql'],
  ['TRUNCATE TABLE a', 'mysql'],
  ['BEGIN', 'sqlite'],
  ['', 'sqlite'],
])('%s is left as it is', (sql, provider) => {
  expect(rawWrite(sql, provider)).toBeNull();
});

it('the text of a statement is found in every form that Prisma hands on', () => {
  expect(textOfRaw(['UPDATE a SET n = ?', 1])).toBe('UPDATE a SET n = ?');
  expect(textOfRaw({ sql: 'UPDATE a', values: [] })).toBe('UPDATE a');
  expect(textOfRaw([{ text: 'UPDATE b', values: [] }])).toBe('UPDATE b');
  expect(textOfRaw([['UPDATE a SET n = ', ''], 1])).toBe('UPDATE a SET n = ?');
  expect(textOfRaw(7)).toBeNull();
});
