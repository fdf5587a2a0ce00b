import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MODELS, SCHEMA_VERSION } from '../prisma/models.js';
import { renderModels } from '../prisma/render-models.js';
import { runCli } from './run-cli.js';

const HOST = 'datasource db {\n  provider = "sqlite"\n}\n\nmodel User {\n  id Int @id\n}\n';

const MARKER = `/// @auditreel schema ${SCHEMA_VERSION}`;

const now = (): Date => new Date('2026-03-04T05:06:07Z');

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'auditreel-cli-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const at = (name: string): string => join(cwd, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

async function auditreel(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly output: string }> {
  const lines: string[] = [];
  const print = (text: string): void => {
    lines.push(text);
  };
  const code = await runCli(args, { cwd, version: '1.2.3', print, printError: print, now });
  return { code, output: lines.join('\n') };
}

describe('schema add', () => {
  it('appends the models to a single file, and changes nothing the second time', async () => {
    writeFileSync(at('schema.prisma'), HOST);
    const first = await auditreel('schema', 'add');
    expect(first).toEqual({
      code: 0,
      output: expect.stringContaining('npx prisma migrate dev --name add_auditreel'),
    });
    const written = read('schema.prisma');
    expect(written.startsWith(`${HOST}\n/// @auditreel schema `)).toBe(true);
    expect(written.match(/^model Audit/gm)).toHaveLength(MODELS.length);
    const second = await auditreel('schema', 'add');
    expect(second).toEqual({ code: 0, output: expect.stringContaining('up to date') });
    expect(read('schema.prisma')).toBe(written);
  });

  it('writes a file of its own into a schema folder', async () => {
    mkdirSync(at('prisma/schema'), { recursive: true });
    writeFileSync(at('prisma/schema/main.prisma'), HOST.replace('sqlite', 'mysql'));
    expect((await auditreel('schema', 'add')).code).toBe(0);
    expect(readdirSync(at('prisma/schema'))).toEqual(['auditreel.prisma', 'main.prisma']);
    expect(read('prisma/schema/main.prisma')).toBe(HOST.replace('sqlite', 'mysql'));
    expect(read('prisma/schema/auditreel.prisma').trimEnd()).toContain('@db.VarChar(512)');
  });

  it('upgrades a model where the host moved it', async () => {
    mkdirSync(at('db/deep'), { recursive: true });
    writeFileSync(at('db/main.prisma'), HOST);
    expect((await auditreel('schema', 'add', '--schema', 'db')).code).toBe(0);
    const moved = read('db/auditreel.prisma').replace(MARKER, '/// @auditreel schema 1');
    writeFileSync(at('db/deep/audit.prisma'), moved);
    rmSync(at('db/auditreel.prisma'));
    expect((await auditreel('schema', 'add', '--schema', 'db')).code).toBe(0);
    expect(read('db/deep/audit.prisma')).toContain(MARKER);
    expect(readdirSync(at('db')).sort()).toEqual(['deep', 'main.prisma']);
  });

  it('keeps line ends as they are', async () => {
    writeFileSync(at('schema.prisma'), HOST.replaceAll('\n', '\r\n'));
    await auditreel('schema', 'add');
    expect(read('schema.prisma').replaceAll('\r\n', '')).not.toContain('\n');
    expect((await auditreel('schema', 'check')).code).toBe(0);
  });

  it('shows what it would write, and writes nothing', async () => {
    writeFileSync(at('schema.prisma'), HOST);
    const { code, output } = await auditreel('schema', 'add', '--dry-run');
    expect(code).toBe(0);
    expect(output).toContain('+ model AuditRecord {');
    expect(read('schema.prisma')).toBe(HOST);
  });

  it('stops with a diff, writing nothing, where it cannot merge', async () => {
    writeFileSync(at('schema.prisma'), `${HOST}\nmodel AuditRecord {\n  id Int @id\n}\n`);
    const { code, output } = await auditreel('schema', 'add');
    expect(code).toBe(1);
    expect(output).toContain("AuditRecord is not marked as auditreel's");
    expect(output).toContain('-   id Int @id');
    expect(output).toContain('(ERR_AUDIT_CLI)');
    expect(read('schema.prisma')).not.toContain('AuditSession');
  });

  it('names the databases it knows when the schema has another', async () => {
    writeFileSync(at('schema.prisma'), HOST.replace('sqlite', 'mongodb'));
    expect(await auditreel('schema', 'add')).toEqual({
      code: 1,
      output: expect.stringContaining('sqlite, postgresql and mysql'),
    });
  });
});

describe('schema check', () => {
  it('answers 1 and the line to run before the models are there, and 0 after', async () => {
    writeFileSync(at('schema.prisma'), HOST);
    expect(await auditreel('schema', 'check')).toEqual({
      code: 1,
      output: expect.stringContaining('Run: npx auditreel schema add'),
    });
    await auditreel('schema', 'add');
    expect((await auditreel('schema', 'check')).code).toBe(0);
  });

  it('answers 1 for a copy of an older version', async () => {
    writeFileSync(at('schema.prisma'), HOST);
    await auditreel('schema', 'add');
    writeFileSync(at('schema.prisma'), read('schema.prisma').replace(MARKER, '/// @auditreel schema 1'));
    expect((await auditreel('schema', 'check')).code).toBe(1);
  });
});

describe('schema print', () => {
  it.each(['sqlite', 'postgresql', 'mysql'] as const)(
    'prints the models for %s, as the package ships them',
    async (provider) => {
      const { code, output } = await auditreel('schema', 'print', '--provider', provider);
      expect(code).toBe(0);
      expect(`${output}\n`).toBe(renderModels(provider));
      await expect(`${output}\n`).toMatchFileSnapshot(`../../prisma/${provider}.prisma`);
    },
  );

  it("takes the provider of the host's schema", async () => {
    writeFileSync(at('schema.prisma'), HOST.replace('sqlite', 'postgres'));
    expect((await auditreel('schema', 'print')).output).toContain('@db.Uuid');
  });
});

describe('guard', () => {
  /** A schema with the models, and the migration that made them. */
  async function migrated(provider = 'sqlite'): Promise<void> {
    writeFileSync(at('schema.prisma'), HOST.replace('sqlite', provider));
    await auditreel('schema', 'add');
    mkdirSync(at('migrations/20260101000000_add_auditreel'), { recursive: true });
    writeFileSync(
      at('migrations/20260101000000_add_auditreel/migration.sql'),
      MODELS.map(
        ({ table }) => `CREATE TABLE ${provider === 'mysql' ? `\`${table}\`` : `"${table}"`} ();`,
      ).join('\n'),
    );
  }
  const names = (): readonly string[] => readdirSync(at('migrations')).sort();

  it.each(['sqlite', 'postgresql', 'mysql'])('add writes a migration for %s once', async (provider) => {
    await migrated(provider);
    const path = 'migrations/20260304050607_auditreel_guard/migration.sql';
    expect(await auditreel('guard', 'add')).toEqual({
      code: 0,
      output: expect.stringMatching(
        new RegExp(`Wrote ${path}\n[^]*npx prisma migrate dev.*npx prisma migrate deploy`),
      ),
    });
    expect(read(path)).toMatch(/^-- auditreel guard 2\n/);
    expect(await auditreel('guard', 'add')).toEqual({
      code: 0,
      output: expect.stringContaining('already there'),
    });
    expect(names()).toHaveLength(2);
  });

  it('check answers 1 and the line to run without the guard, and 0 with it', async () => {
    await migrated();
    expect(await auditreel('guard', 'check')).toEqual({
      code: 1,
      output: expect.stringContaining('Run: npx auditreel guard add'),
    });
    await auditreel('guard', 'add');
    expect(await auditreel('guard', 'check')).toEqual({
      code: 0,
      output: expect.stringContaining('as installed'),
    });
  });

  it('add follows new names with a migration of its own, which check asks for', async () => {
    await migrated();
    await auditreel('guard', 'add');
    writeFileSync(
      at('schema.prisma'),
      read('schema.prisma').replace(/^( {2}ip +String\?)/m, '$1 @map("address")'),
    );
    expect(await auditreel('guard', 'check')).toEqual({
      code: 1,
      output: expect.stringContaining('the names in the schema'),
    });
    await auditreel('guard', 'add');
    expect(names().at(-1)).toBe('20260304050608_auditreel_guard');
    expect(read('migrations/20260304050608_auditreel_guard/migration.sql')).toContain('NEW."address"');
    expect((await auditreel('guard', 'check')).code).toBe(0);
  });

  it('remove writes a migration that drops it, if it is there', async () => {
    await migrated();
    expect(await auditreel('guard', 'remove')).toEqual({
      code: 0,
      output: expect.stringContaining('no guard'),
    });
    await auditreel('guard', 'add');
    expect((await auditreel('guard', 'remove')).output).toContain('20260304050607_auditreel_guard_removed');
    expect(read('migrations/20260304050607_auditreel_guard_removed/migration.sql')).toContain('DROP TRIGGER');
    expect((await auditreel('guard', 'check')).code).toBe(1);
  });

  it('add --search declares an index on PostgreSQL, once, that schema add leaves alone', async () => {
    await migrated('postgresql');
    expect((await auditreel('guard', 'add', '--search')).code).toBe(0);
    expect(names().slice(1)).toEqual(['20260304050607_auditreel_guard', '20260304050607_auditreel_search']);
    expect(read('migrations/20260304050607_auditreel_search/migration.sql')).toContain(
      'EXTENSION IF NOT EXISTS pg_trgm',
    );
    const schema = read('schema.prisma');
    expect(
      schema.match(/@@index\(\[searchText\(ops: raw\("gin_trgm_ops"\)\)\], type: Gin\)\n}/g),
    ).toHaveLength(1);
    expect((await auditreel('schema', 'check')).code).toBe(0);
    expect((await auditreel('guard', 'add', '--search')).output).toContain('already there');
    expect([read('schema.prisma'), names().length]).toEqual([schema, 3]);
  });

  it.each(['sqlite', 'mysql'])('add --search writes nothing on %s, and says why', async (provider) => {
    await migrated(provider);
    expect(await auditreel('guard', 'add', '--search')).toEqual({
      code: 1,
      output: expect.stringContaining('--search is for PostgreSQL'),
    });
    expect(names()).toHaveLength(1);
  });

  it.each<[string, () => void | Promise<void>, string]>([
    ['the models', () => writeFileSync(at('schema.prisma'), HOST), 'npx auditreel schema add'],
    [
      'a folder of migrations',
      async () => {
        await migrated();
        rmSync(at('migrations'), { recursive: true });
      },
      'npx prisma migrate dev',
    ],
    [
      'their migration',
      async () => {
        await migrated();
        writeFileSync(at('migrations/20260101000000_add_auditreel/migration.sql'), '');
      },
      'No migration makes audit_records, audit_changes, audit_leases yet',
    ],
  ])('says what to do without %s', async (_what, prepare, says) => {
    await prepare();
    expect(await auditreel('guard', 'add')).toEqual({ code: 1, output: expect.stringContaining(says) });
  });
});

describe('auditreel', () => {
  it('tells its version, and exits with 1 for a command it does not know', async () => {
    expect(await auditreel('--version')).toEqual({ code: 0, output: '1.2.3' });
    expect((await auditreel('nonsense')).code).toBe(1);
  });
});
