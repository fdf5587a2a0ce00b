import { readdir, readFile, writeFile } from 'node:fs/promises';
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
const isGuarded = ({ prisma, schema }: SchemaHost): boolean => prisma === 7 && schema === 'schema.prisma';

/** What a host may call our tables and columns. */
const renamed = (schema: string): string =>
  schema.replaceAll('@@map("audit_', '@@map("trail_').replace(/^( {2}actorId +String\?)/gm, '$1 @map("who")');

/** One record, and the attempt to remove it again. */
const REMOVAL = `INSERT INTO "trail_records"
  ("id", "v", "logId", "time", "recordedAt", "stage", "action", "kind", "outcome", "actorType", "who", "sessionTrust")
VALUES ('019b76da-a800-7000-8000-000000000001', 1, 'main', 1, 1, 'event', 'a', 'other', 'success', 'user', 'ada', 'none')
ON CONFLICT DO NOTHING;
DELETE FROM "trail_records";
`;

/** What the database says to it, or nothing. */
async function sqliteAnswer(url: string): Promise<string> {
  const adapter = await new PrismaLibSql({ url }).connect();
  try {
    return await adapter.executeScript(REMOVAL).then(() => '', said);
  } finally {
    await adapter.dispose();
  }
}

async function postgresAnswer(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(REMOVAL).then(() => '', said);
  } finally {
    await client.end();
  }
}

const said = (error: Error): string => `${error.message} ${JSON.stringify(error.cause)}`;

describe.each(HOSTS.filter(isGuarded))('the guard for $name', (host) => {
  const skipped = databases.isMissing(host);
  const title = (text: string): string => databases.title(host, text);
  let project: HostProject;
  let development: string;

  const edit = async (change: (schema: string) => string): Promise<void> => {
    const path = `${project.folder}/schema.prisma`;
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  const history = async (): Promise<string[]> =>
    (await readdir(`${project.folder}/migrations`)).filter((name) => /^\d/.test(name)).sort();
  const sqlOf = (name = ''): Promise<string> =>
    readFile(`${project.folder}/migrations/${name}/migration.sql`, 'utf8');
  const removal = (url: string): Promise<string> =>
    url.startsWith('file:') ? sqliteAnswer(url.replace('./', `${project.folder}/`)) : postgresAnswer(url);

  beforeAll(async () => {
    if (skipped) return;
    project = await hostProject({ ...host, name: `guard-${host.name}` });
    development = urlOf(host, 'guard_development');
  });

  afterAll(() => project?.remove());

  it.skipIf(skipped)(title('waits for the models, and for their migration'), async () => {
    const early = await project.auditreel('guard', 'add');
    expect(early).toMatchObject({ code: 1, output: expect.stringContaining('npx auditreel schema add') });
    await project.auditreel('schema', 'add');
    await edit(renamed);
    const unmigrated = await project.auditreel('guard', 'add');
    expect(unmigrated).toMatchObject({ code: 1, output: expect.stringContaining('npx prisma migrate dev') });
    const dev = await project.migrateDev(development, 'add_auditreel');
    expect(dev.output).toContain('now in sync with your schema');
    const check = await project.auditreel('guard', 'check');
    expect(check).toMatchObject({ code: 1, output: expect.stringContaining('npx auditreel guard add') });
  });

  it.skipIf(skipped)(
    title('is a migration, written once, that migrate dev applies and is content with'),
    async () => {
      expect((await project.auditreel('guard', 'add')).code).toBe(0);
      const written = await history();
      expect(written.at(-1)).toMatch(/_auditreel_guard$/);
      expect((await project.auditreel('guard', 'add')).output).toContain('already there');
      expect((await project.auditreel('guard', 'check')).code).toBe(0);
      const dev = await project.migrateDev(development, 'nothing');
      expect(dev.output).toContain('_auditreel_guard');
      expect(await history()).toEqual(written);
      expect(await removal(development)).toContain('auditreel guard: records are not removed');
    },
  );

  it.skipIf(skipped)(title('leaves a change of the host’s own the only one in its migration'), async () => {
    await edit((schema) =>
      schema
        .replace('email  String ', 'email  String?')
        .replace('userId Int\n', 'userId Int\n  note   String @default("")\n'),
    );
    const dev = await project.migrateDev(development, 'own_change');
    expect(dev.output).toContain('now in sync with your schema');
    const sql = await sqlOf((await history()).at(-1));
    expect(sql).toMatch(/"User"/);
    expect(sql).not.toMatch(/trail_|auditreel|TRIGGER/i);
    expect((await project.auditreel('guard', 'check')).code).toBe(0);
    expect(await removal(development)).toContain('auditreel guard');
  });

  if (host.provider === 'postgresql')
    it.skipIf(skipped)(
      title('comes with an index for search that migrate dev makes, and keeps'),
      async () => {
        expect((await project.auditreel('guard', 'add', '--search')).code).toBe(0);
        await project.migrateDev(development, 'search');
        const written = await history();
        expect(written.slice(-2)).toEqual([
          expect.stringMatching(/_auditreel_search$/),
          expect.stringMatching(/_search$/),
        ]);
        expect(await sqlOf(written.at(-1))).toMatch(/USING GIN \("searchText" gin_trgm_ops\)/);
        expect((await project.migrateDev(development, 'nothing')).output).toContain('Already in sync');
        expect((await project.auditreel('guard', 'check')).code).toBe(0);
      },
    );

  it.skipIf(skipped)(title('is in what deploy and reset make of the history'), async () => {
    const production = urlOf(host, 'guard_production');
    expect((await project.prisma(production, 'migrate', 'deploy')).output).toContain('successfully applied');
    expect(await removal(production)).toContain('auditreel guard');
    expect((await project.prisma(development, 'migrate', 'reset', '--force')).code).toBe(0);
    expect(await removal(development)).toContain('auditreel guard');
  });

  it.skipIf(skipped)(title('is missed when the record table was made anew, or has other names'), async () => {
    await edit((schema) => schema.replace('@map("who")', '@map("actor")'));
    expect(await project.auditreel('guard', 'check')).toMatchObject({
      code: 1,
      output: expect.stringContaining('the names in the schema'),
    });
    await edit((schema) => schema.replace('@map("actor")', '@map("who")'));
    if (host.provider !== 'sqlite') return;
    await edit((schema) => schema.replace(/^( {2}kind +String)$/m, '$1 @default("other")'));
    const anew = await project.migrateDev(development, 'kind_by_default');
    expect(anew.output).toContain('now in sync with your schema');
    expect(await project.auditreel('guard', 'check')).toMatchObject({
      code: 1,
      output: expect.stringContaining('made the record table anew'),
    });
    expect((await project.auditreel('guard', 'add')).code).toBe(0);
    await project.migrateDev(development, 'nothing');
    expect(await removal(development)).toContain('auditreel guard');
  });

  it.skipIf(skipped)(title('is taken away by a migration too'), async () => {
    expect((await project.auditreel('guard', 'remove')).code).toBe(0);
    expect((await history()).at(-1)).toMatch(/_auditreel_guard_removed$/);
    expect((await project.auditreel('guard', 'remove')).output).toContain('no guard');
    expect((await project.auditreel('guard', 'check')).code).toBe(1);
    await project.migrateDev(development, 'nothing');
    expect(await removal(development)).toBe('');
  });
});
