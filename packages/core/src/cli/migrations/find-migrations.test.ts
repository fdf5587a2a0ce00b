import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSchema } from '../schema/read-schema.js';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.js';
import { findMigrations } from './find-migrations.js';

const DATASOURCE = 'datasource db {\n  provider = "sqlite"\n}\n';

let host: TemporaryFolder;

beforeEach(() => {
  host = temporaryFolder();
});

afterEach(() => host.remove());

const put: TemporaryFolder['put'] = (files) => host.put(files);

const find = (schema: string, given?: string) =>
  findMigrations(host.path, readSchema(join(host.path, schema)), given);

it.each<[string, Readonly<Record<string, string>>, string, string]>([
  ['beside the schema', {}, 'prisma/schema.prisma', 'prisma/migrations'],
  ['beside the file with the datasource', { 'prisma/models/a.prisma': '' }, 'prisma', 'prisma/migrations'],
  [
    'where prisma.config says',
    { 'prisma.config.ts': "schema: 'x', migrations: {\n  path: join('db', 'history'),\n}" },
    'prisma/schema.prisma',
    'db/history',
  ],
])('finds the history %s', (_where, files, schema, folder) => {
  put({ ...files, 'prisma/schema.prisma': DATASOURCE, [`${folder}/2_b/migration.sql`]: 'B' });
  put({ [`${folder}/1_a/migration.sql`]: 'A', [`${folder}/migration_lock.toml`]: '' });
  expect(find(schema)).toEqual({
    folder: join(host.path, folder),
    migrations: [
      { name: '1_a', sql: 'A' },
      { name: '2_b', sql: 'B' },
    ],
  });
});

it('finds the history beside a schema folder', () => {
  put({ 'prisma/schema/a.prisma': DATASOURCE, 'prisma/migrations/1/migration.sql': '' });
  expect(find('prisma/schema').folder).toBe(join(host.path, 'prisma/migrations'));
});

it('prefers what it is given', () => {
  put({ 'schema.prisma': DATASOURCE, 'migrations/1/migration.sql': '', 'other/2/migration.sql': '' });
  expect(find('schema.prisma', 'other').migrations).toEqual([{ name: '2', sql: '' }]);
});

it.each([
  ['there is none', undefined, 'npx prisma migrate dev --name add_auditreel'],
  ['the given one is not there', 'nowhere', '--migrations nowhere points to no folder'],
])('says what to do when %s', (_when, given, message) => {
  put({ 'schema.prisma': DATASOURCE });
  expect(() => find('schema.prisma', given)).toThrow(
    expect.objectContaining({ code: 'ERR_AUDIT_CLI', message: expect.stringContaining(message) }),
  );
});
