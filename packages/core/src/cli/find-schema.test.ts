import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSchema } from './find-schema.js';
import { literalsGivenTo } from './read-config.js';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'find-schema-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
}

describe('findSchema', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'prisma.config.ts',
      { 'prisma.config.ts': "defineConfig({ schema: 'db/main.prisma' })", 'db/main.prisma': '' },
      'db/main.prisma',
    ],
    [
      'a folder in prisma.config.ts',
      { 'prisma.config.ts': "schema: path.join('db', 'models'),", 'db/models/a.prisma': '' },
      'db/models',
    ],
    [
      'package.json',
      { 'package.json': '{"prisma":{"schema":"db/x.prisma"}}', 'db/x.prisma': '' },
      'db/x.prisma',
    ],
    ['prisma/schema.prisma', { 'prisma/schema.prisma': '', 'schema.prisma': '' }, 'prisma/schema.prisma'],
    ['schema.prisma', { 'schema.prisma': '', 'package.json': '{}' }, 'schema.prisma'],
    ['prisma/schema', { 'prisma/schema/a.prisma': '' }, 'prisma/schema'],
  ])('finds the schema by %s', (_where, files, expected) => {
    put(files);
    expect(findSchema(cwd)).toBe(join(cwd, expected));
  });

  it('prefers what it is given', () => {
    put({ 'schema.prisma': '', 'other.prisma': '' });
    expect(findSchema(cwd, 'other.prisma')).toBe(join(cwd, 'other.prisma'));
  });

  it('takes a schema option that is no path for what it is', () => {
    put({ 'prisma.config.ts': "new PrismaPg({}, { schema: 'audit' })", 'schema.prisma': '' });
    expect(findSchema(cwd)).toBe(join(cwd, 'schema.prisma'));
  });

  it.each<[string, Readonly<Record<string, string>>, string | undefined, string]>([
    ['nothing is there', {}, undefined, 'No Prisma schema found'],
    ['the given path is not there', {}, 'x.prisma', '--schema x.prisma points to'],
    [
      'the config computes it',
      { 'prisma.config.ts': '  schema: pathOf(env),', 'schema.prisma': '' },
      undefined,
      'Pass it: --schema',
    ],
  ])('says what to do when %s', (_when, files, given, message) => {
    put(files);
    expect(() => findSchema(cwd, given)).toThrow(
      expect.objectContaining({ code: 'ERR_AUDIT_CLI', message: expect.stringContaining(message) }),
    );
  });
});

describe('literalsGivenTo', () => {
  it('reads literals and joined literals', () => {
    expect(literalsGivenTo('schema', 'schema: "a.prisma", x: { schema: join(`b`, "c") }')).toEqual([
      'a.prisma',
      join('b', 'c'),
    ]);
  });
});
