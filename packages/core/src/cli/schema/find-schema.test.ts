import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.js';
import { findSchema } from './find-schema.js';
import { literalsGivenTo } from './read-config.js';

let host: TemporaryFolder;

beforeEach(() => {
  host = temporaryFolder();
});

afterEach(() => host.remove());

const put: TemporaryFolder['put'] = (files) => host.put(files);

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
    expect(findSchema(host.path)).toBe(join(host.path, expected));
  });

  it('prefers what it is given', () => {
    put({ 'schema.prisma': '', 'other.prisma': '' });
    expect(findSchema(host.path, 'other.prisma')).toBe(join(host.path, 'other.prisma'));
  });

  it('takes a schema option that is no path for what it is', () => {
    put({ 'prisma.config.ts': "new PrismaPg({}, { schema: 'audit' })", 'schema.prisma': '' });
    expect(findSchema(host.path)).toBe(join(host.path, 'schema.prisma'));
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
    expect(() => findSchema(host.path, given)).toThrow(
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
