import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostDatabases } from './host-databases.ts';
import { type HostProject, hostProject } from './host-project.ts';
import { HOSTS, type SchemaHost } from './hosts.ts';

const databases = await hostDatabases();
const { urlOf } = databases;

afterAll(() => databases.dropAll());

/** The two databases of which the stand-in for Prisma's engine knows; its versions agree on triggers. */
const isTracked = ({ prisma, schema }: SchemaHost): boolean => prisma === 7 && schema === 'schema.prisma';

/** Makes a person, and says what was written down of that. */
const MAKE = `INSERT INTO "User" ("email") VALUES ('ada@example.org')`;
const TOLD = `SELECT "model", "op", "after" FROM "audit_changes" ORDER BY "id"`;
const FORGET = ['DELETE FROM "User"', 'DELETE FROM "audit_changes"'];

async function writtenAt(url: string, folder: string): Promise<string> {
  return url.startsWith('file:') ? sqliteWritten(url.replace('./', `${folder}/`)) : postgresWritten(url);
}

async function sqliteWritten(url: string): Promise<string> {
  const adapter = await new PrismaLibSql({ url }).connect();
  const query = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
  try {
    await query(MAKE);
    const { rows } = await query(TOLD);
    for (const sql of FORGET) await query(sql);
    return JSON.stringify(rows);
  } finally {
    await adapter.dispose();
  }
}

async function postgresWritten(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(MAKE);
    const { rows } = await client.query({ text: TOLD, rowMode: 'array' });
    for (const sql of FORGET) await client.query(sql);
    return JSON.stringify(rows);
  } finally {
    await client.end();
  }
}

describe.each(HOSTS.filter(isTracked))('changes commands for $name', (host) => {
  const skipped = databases.isMissing(host);
  const title = (text: string): string => databases.title(host, text);
  let project: HostProject;
  let development: string;

  const history = async (): Promise<readonly string[]> => {
    const names = await readdir(`${project.folder}/migrations`);
    return names.filter((name) => /^\d/.test(name)).sort();
  };
  const schema = (): Promise<string> => readFile(`${project.folder}/schema.prisma`, 'utf8');
  const edit = async (change: (schema: string) => string): Promise<void> =>
    writeFile(`${project.folder}/schema.prisma`, change(await schema()));
  const written = (url: string): Promise<string> => writtenAt(url, project.folder);
  const changes = (...args: readonly string[]) => project.auditreel('changes', ...args);
  const expectNoDrift = async (): Promise<void> => {
    const before = await history();
    expect((await project.migrateDev(development, 'drift')).output).toContain('Already in sync');
    expect(await history()).toEqual(before);
  };

  beforeAll(async () => {
    if (skipped) return;
    project = await hostProject({ ...host, name: `changes-${host.name}` });
    development = urlOf(host, 'changes_development');
    const own = await project.migrateDev(development, 'own_models');
    expect(own.output).toContain('now in sync with your schema');
  });

  afterAll(() => project?.remove());

  it.skipIf(skipped)(title('say which lines to run while the models are missing'), async () => {
    expect(await changes('add', 'User')).toMatchObject({
      code: 1,
      output: expect.stringContaining('npx auditreel schema add'),
    });
    expect((await project.auditreel('schema', 'add')).code).toBe(0);
    expect(await changes('add', 'User')).toMatchObject({
      code: 1,
      output: expect.stringContaining('npx prisma migrate dev --name add_auditreel'),
    });
    await project.migrateDev(development, 'add_auditreel');
  });

  it.skipIf(skipped)(title('name the models that there are, where one is not'), async () => {
    for (const names of [['Usr'], [], ['AuditRecord']]) {
      expect(await changes('add', ...names)).toMatchObject({
        code: 1,
        output: expect.stringMatching(/User, Order/),
      });
    }
    expect(await changes('check')).toMatchObject({
      code: 0,
      output: expect.stringContaining('No model is tracked'),
    });
  });

  it.skipIf(skipped)(
    title('mark a model, and write a migration that migrate dev is content with'),
    async () => {
      const before = await schema();
      expect(await changes('add', 'User')).toMatchObject({ code: 0 });
      expect(await schema()).toBe(before.replace('model User', '/// @auditreel changes\nmodel User'));
      expect((await history()).at(-1)).toMatch(/_auditreel_changes$/);
      expect(await changes('check')).toMatchObject({ code: 0 });
      const dev = await project.migrateDev(development, 'nothing');
      expect(dev.output).toContain('_auditreel_changes');
      await expectNoDrift();
      expect(await written(development)).toMatch(/\["User","create",.*ada@example\.org/);
      const made = await history();
      expect((await changes('add', 'User')).output).toContain('has its triggers');
      expect(await history()).toEqual(made);
    },
  );

  it.skipIf(skipped)(
    title('miss a column that was added, or is to be redacted, and bring it in'),
    async () => {
      await edit((text) => text.replace(/^( *email .*)$/m, '$1 /// @auditreel redact\n  nick String?'));
      expect(await changes('add')).toMatchObject({ code: 1, output: expect.stringContaining('User.nick') });
      expect((await project.migrateDev(development, 'nick')).output).toContain('now in sync');
      expect(await written(development)).toContain('ada@example.org');
      expect(await changes('check')).toMatchObject({
        code: 1,
        output: expect.stringContaining('npx auditreel changes add'),
      });
      expect(await changes('add')).toMatchObject({ code: 0 });
      expect((await project.prisma(development, 'format')).code).toBe(0);
      expect(await changes('check')).toMatchObject({ code: 0 });
      await project.migrateDev(development, 'nothing');
      await expectNoDrift();
      const told = await written(development);
      expect(told).toContain('nick');
      expect(told).toContain('[redacted]');
      expect(told).not.toContain('ada@example.org');
    },
  );

  it.skipIf(skipped)(title('miss triggers that went with a table made anew, or by hand'), async () => {
    if (host.provider === 'sqlite') {
      await edit((text) => text.replace(/^( *email +String)( .*)$/m, '$1 @default("nobody")$2'));
      expect((await project.migrateDev(development, 'anew')).output).toContain('now in sync');
      expect(await written(development)).toBe('[]');
    } else {
      const folder = `${project.folder}/migrations/99990101000000_by_hand`;
      await mkdir(folder);
      await writeFile(`${folder}/migration.sql`, 'DROP TRIGGER "auditreel_changes_row" ON "User";\n');
      await project.migrateDev(development, 'nothing');
      expect(await written(development)).toBe('[]');
    }
    expect(await changes('check')).toMatchObject({
      code: 1,
      output: expect.stringContaining('went with it'),
    });
    expect(await changes('add')).toMatchObject({ code: 0 });
    await project.migrateDev(development, 'nothing');
    await expectNoDrift();
    expect(await written(development)).toContain('create');
  });

  it.skipIf(skipped)(title('are in what deploy and reset make of the history'), async () => {
    const production = urlOf(host, 'changes_production');
    expect((await project.prisma(production, 'migrate', 'deploy')).output).toContain('successfully applied');
    expect(await written(production)).toContain('create');
    expect((await project.prisma(development, 'migrate', 'reset', '--force')).code).toBe(0);
    expect(await written(development)).toContain('create');
  });

  it.skipIf(skipped)(title('track all there is, and no longer'), async () => {
    expect((await changes('add', '--all')).output).toContain('Order');
    await project.migrateDev(development, 'nothing');
    expect(await changes('remove', 'User')).toMatchObject({ code: 0 });
    expect(await changes('check')).toMatchObject({ code: 0, output: expect.stringMatching(/: Order$/m) });
    expect(await changes('remove', '--all')).toMatchObject({ code: 0 });
    expect((await history()).at(-1)).toMatch(/_auditreel_changes_removed$/);
    await project.migrateDev(development, 'nothing');
    expect(await written(development)).toBe('[]');
    expect(await schema()).not.toContain('@auditreel changes');
    expect((await changes('remove', '--all')).output).toContain('no triggers');
  });

  it.skipIf(skipped)(title('see a mark that was taken out by hand'), async () => {
    expect(await changes('add', 'User')).toMatchObject({ code: 0 });
    await edit((text) => text.replace('/// @auditreel changes\n', ''));
    expect(await changes('check')).toMatchObject({
      code: 1,
      output: expect.stringContaining('npx auditreel changes remove User'),
    });
    expect(await changes('remove', 'User')).toMatchObject({ code: 0 });
    expect(await changes('check')).toMatchObject({ code: 0 });
  });
});
