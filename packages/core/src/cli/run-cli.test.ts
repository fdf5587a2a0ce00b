import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MODELS } from '../prisma/columns.js';
import { renderModels } from '../prisma/render-models.js';
import { runCli } from './run-cli.js';

const HOST = 'datasource db {\n  provider = "sqlite"\n}\n\nmodel User {\n  id Int @id\n}\n';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'auditreel-cli-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const at = (name: string): string => join(cwd, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

function auditreel(...args: readonly string[]): { readonly code: number; readonly output: string } {
  const lines: string[] = [];
  const print = (text: string): void => {
    lines.push(text);
  };
  const code = runCli(args, { cwd, version: '1.2.3', print, printError: print });
  return { code, output: lines.join('\n') };
}

describe('schema add', () => {
  it('appends the models to a single file, and changes nothing the second time', () => {
    writeFileSync(at('schema.prisma'), HOST);
    const first = auditreel('schema', 'add');
    expect(first).toEqual({
      code: 0,
      output: expect.stringContaining('npx prisma migrate dev --name add_auditreel'),
    });
    const written = read('schema.prisma');
    expect(written.startsWith(`${HOST}\n/// @auditreel schema `)).toBe(true);
    expect(written.match(/^model Audit/gm)).toHaveLength(MODELS.length);
    const second = auditreel('schema', 'add');
    expect(second).toEqual({ code: 0, output: expect.stringContaining('up to date') });
    expect(read('schema.prisma')).toBe(written);
  });

  it('writes a file of its own into a schema folder', () => {
    mkdirSync(at('prisma/schema'), { recursive: true });
    writeFileSync(at('prisma/schema/main.prisma'), HOST.replace('sqlite', 'mysql'));
    expect(auditreel('schema', 'add').code).toBe(0);
    expect(readdirSync(at('prisma/schema'))).toEqual(['auditreel.prisma', 'main.prisma']);
    expect(read('prisma/schema/main.prisma')).toBe(HOST.replace('sqlite', 'mysql'));
    expect(read('prisma/schema/auditreel.prisma').trimEnd()).toContain('@db.VarChar(512)');
  });

  it('upgrades a model where the host moved it', () => {
    mkdirSync(at('db/deep'), { recursive: true });
    writeFileSync(at('db/main.prisma'), HOST);
    expect(auditreel('schema', 'add', '--schema', 'db').code).toBe(0);
    const moved = read('db/auditreel.prisma').replace('/// @auditreel schema 1', '/// @auditreel schema 0');
    writeFileSync(at('db/deep/audit.prisma'), moved);
    rmSync(at('db/auditreel.prisma'));
    expect(auditreel('schema', 'add', '--schema', 'db').code).toBe(0);
    expect(read('db/deep/audit.prisma')).toContain('/// @auditreel schema 1');
    expect(readdirSync(at('db')).sort()).toEqual(['deep', 'main.prisma']);
  });

  it('keeps line ends as they are', () => {
    writeFileSync(at('schema.prisma'), HOST.replaceAll('\n', '\r\n'));
    auditreel('schema', 'add');
    expect(read('schema.prisma').replaceAll('\r\n', '')).not.toContain('\n');
    expect(auditreel('schema', 'check').code).toBe(0);
  });

  it('shows what it would write, and writes nothing', () => {
    writeFileSync(at('schema.prisma'), HOST);
    const { code, output } = auditreel('schema', 'add', '--dry-run');
    expect(code).toBe(0);
    expect(output).toContain('+ model AuditRecord {');
    expect(read('schema.prisma')).toBe(HOST);
  });

  it('stops with a diff, writing nothing, where it cannot merge', () => {
    writeFileSync(at('schema.prisma'), `${HOST}\nmodel AuditRecord {\n  id Int @id\n}\n`);
    const { code, output } = auditreel('schema', 'add');
    expect(code).toBe(1);
    expect(output).toContain("AuditRecord is not marked as auditreel's");
    expect(output).toContain('-   id Int @id');
    expect(output).toContain('(ERR_AUDIT_CLI)');
    expect(read('schema.prisma')).not.toContain('AuditSession');
  });

  it('names the databases it knows when the schema has another', () => {
    writeFileSync(at('schema.prisma'), HOST.replace('sqlite', 'mongodb'));
    expect(auditreel('schema', 'add')).toEqual({
      code: 1,
      output: expect.stringContaining('sqlite, postgresql and mysql'),
    });
  });
});

describe('schema check', () => {
  it('answers 1 and the line to run before the models are there, and 0 after', () => {
    writeFileSync(at('schema.prisma'), HOST);
    expect(auditreel('schema', 'check')).toEqual({
      code: 1,
      output: expect.stringContaining('Run: npx auditreel schema add'),
    });
    auditreel('schema', 'add');
    expect(auditreel('schema', 'check').code).toBe(0);
  });

  it('answers 1 for a copy of an older version', () => {
    writeFileSync(at('schema.prisma'), HOST);
    auditreel('schema', 'add');
    writeFileSync(
      at('schema.prisma'),
      read('schema.prisma').replace('@auditreel schema 1', '@auditreel schema 0'),
    );
    expect(auditreel('schema', 'check').code).toBe(1);
  });
});

describe('schema print', () => {
  it.each(['sqlite', 'postgresql', 'mysql'] as const)(
    'prints the models for %s, as the package ships them',
    async (provider) => {
      const { code, output } = auditreel('schema', 'print', '--provider', provider);
      expect(code).toBe(0);
      expect(`${output}\n`).toBe(renderModels(provider));
      await expect(`${output}\n`).toMatchFileSnapshot(`../../prisma/${provider}.prisma`);
    },
  );

  it("takes the provider of the host's schema", () => {
    writeFileSync(at('schema.prisma'), HOST.replace('sqlite', 'postgres'));
    expect(auditreel('schema', 'print').output).toContain('@db.Uuid');
  });
});

describe('auditreel', () => {
  it('tells its version, and exits with 1 for a command it does not know', () => {
    expect(auditreel('--version')).toEqual({ code: 0, output: '1.2.3' });
    expect(auditreel('nonsense').code).toBe(1);
  });
});
