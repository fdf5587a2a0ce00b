import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaIn } from './prisma-in.mjs';
import { reachablePostgres } from './reachable-postgres.mjs';

const MODEL = `model Note {
  id   Int    @id @default(autoincrement())
  text String @unique
}`;
const SCRIPTS = {
  sqlite: `CREATE TRIGGER "t" AFTER INSERT ON "Note" BEGIN
    UPDATE "Note" SET "text" = 'a'; DELETE FROM "Note" WHERE "id" = 9;
  END;`,
  postgresql: `CREATE FUNCTION "t"() RETURNS trigger AS $$ BEGIN PERFORM 1; RETURN NEW; END; $$ LANGUAGE plpgsql;
  CREATE TRIGGER "t" AFTER INSERT ON "Note" FOR EACH ROW EXECUTE FUNCTION "t"();`,
};

const postgres = await reachablePostgres();
const native = await opensBetterSqlite3();
const databases = [
  {
    name: native
      ? 'SQLite by better-sqlite3'
      : 'SQLite by better-sqlite3 (skipped: its native half is not installed)',
    provider: 'sqlite',
    env: { SCHEMA_ENGINE_SQLITE: 'better-sqlite3' },
    // It differs in how it takes scripts; the commands are the same.
    isBrief: true,
    skip: !native,
  },
  { name: 'SQLite by libsql', provider: 'sqlite', env: { SCHEMA_ENGINE_SQLITE: 'libsql' } },
  {
    name: postgres ? 'PostgreSQL' : 'PostgreSQL (skipped: none answers on 127.0.0.1:5432)',
    provider: 'postgresql',
    // What it deploys, resets and pushes is seen by the tests of the schema commands and of the storages.
    isBrief: true,
    skip: !postgres,
  },
];

describe.each(databases)(
  'the schema engine on $name',
  ({ provider, env = {}, skip = false, isBrief = false }) => {
    const further = isBrief ? () => {} : it.skipIf(skip);
    let folder;
    let prisma;
    const urls = [];

    const urlOf = (name) => {
      if (provider === 'sqlite') return `file:./${name}.db`;
      urls.push(`${name}_${process.pid}`);
      return postgres.urlOf(urls.at(-1));
    };
    const write = (model) =>
      writeFileSync(
        join(folder, 'schema.prisma'),
        `datasource db {\n  provider = "${provider}"\n}\n${model}\n`,
      );

    beforeAll(() => {
      if (skip) return;
      folder = mkdtempSync(join(tmpdir(), 'schema-engine-'));
      prisma = prismaIn(folder, { ...env, DATABASE_URL: urlOf('dev') });
      write(MODEL);
    });

    afterAll(async () => {
      if (skip) return;
      await Promise.all(urls.map((name) => postgres.drop(name)));
      rmSync(folder, { recursive: true });
    });

    it.skipIf(skip)('makes a migration, applies it, and finds nothing to do the second time', async () => {
      const first = await prisma('migrate', 'dev', '--name', 'one');
      expect(first.output).toContain('Your database is now in sync with your schema.');
      const [made] = readdirSync(join(folder, 'migrations'));
      expect(readFileSync(join(folder, 'migrations', made, 'migration.sql'), 'utf8')).toContain(
        'CREATE TABLE "Note"',
      );
      expect((await prisma('migrate', 'dev', '--name', 'two')).output).toContain('Already in sync');
      expect((await prisma('migrate', 'status')).output).toContain('Database schema is up to date!');
    });

    it.skipIf(skip)('replays scripts of several statements, function bodies included', async () => {
      const migration = join(folder, 'migrations', '30000101000000_script');
      mkdirSync(migration);
      writeFileSync(join(migration, 'migration.sql'), SCRIPTS[provider]);
      const applied = await prisma('migrate', 'dev', '--name', 'three');
      expect(applied.output).toContain('30000101000000_script');
      expect(applied.code).toBe(0);
      expect((await prisma('migrate', 'dev', '--name', 'four')).output).toContain('Already in sync');
    });

    further('deploys to a new database, and knows what is pending', async () => {
      const at = { DATABASE_URL: urlOf('production') };
      expect((await prisma.with(at)('migrate', 'status')).output).toContain('P1003');
      expect((await prisma.with(at)('migrate', 'deploy')).output).toContain('successfully applied');
      expect((await prisma.with(at)('migrate', 'deploy')).output).toContain('No pending migrations');
    });

    further('answers a diff with its text and exit code', async () => {
      const diff = ['migrate', 'diff', '--exit-code', '--to-schema', 'schema.prisma'];
      expect(await prisma(...diff, '--from-config-datasource')).toMatchObject({ code: 0 });
      const script = await prisma(...diff, '--from-empty', '--script');
      expect(script).toMatchObject({ code: 2, output: expect.stringContaining('CREATE TABLE "Note"') });
    });

    further('pushes, and refuses to deploy over tables without a history', async () => {
      const at = prisma.with({ DATABASE_URL: urlOf('pushed') });
      expect((await at('db', 'push')).output).toContain('now in sync');
      expect((await at('db', 'push')).output).toContain('already in sync');
      expect(await at('migrate', 'deploy')).toMatchObject({
        code: 1,
        output: expect.stringContaining('P3005'),
      });
    });

    further('empties a database on reset, and replays its history', async () => {
      expect((await prisma('migrate', 'reset', '--force')).output).toContain('Database reset successful');
      expect((await prisma('migrate', 'status')).output).toContain('Database schema is up to date!');
    });

    further('passes on what is wrong with a schema', async () => {
      write(`${MODEL}\nmodel Broken {\n  id Nothing @id\n}`);
      const { code, output } = await prisma('db', 'push');
      expect(code).toBe(1);
      expect(output).toContain('Nothing');
    });
  },
);

async function opensBetterSqlite3() {
  try {
    const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
    await (await new PrismaBetterSqlite3({ url: ':memory:' }).connect()).dispose();
    return true;
  } catch {
    return false;
  }
}
