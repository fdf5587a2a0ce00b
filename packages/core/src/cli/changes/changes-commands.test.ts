import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelsOf } from '../../prisma/models.js';
import { type Provider, renderModels } from '../../prisma/render-models.js';
import { runCli } from '../run-cli.js';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.js';

const MODELS = `model Order {
  id     Int   @id
  userId Int?
  user   User? @relation(fields: [userId], references: [id], onDelete: Cascade)
}

model User {
  id     Int     @id
  orders Order[]
  orgId  Int
  org    Org     @relation(fields: [orgId], references: [id], onDelete: Cascade)
}

model Org {
  id    Int    @id
  users User[]
}
`;

let host: TemporaryFolder;
beforeEach(() => {
  host = temporaryFolder();
});
afterEach(() => host.remove());

const read = (name: string): string => readFileSync(join(host.path, name), 'utf8');
const newest = (): string => {
  const names = readdirSync(join(host.path, 'migrations')).sort();
  return read(`migrations/${names.at(-1)}/migration.sql`);
};

/** A host whose history makes all tables; what is in them doesn't matter here. */
function put(provider: Provider, models = MODELS): void {
  const quote = (name: string): string => (provider === 'mysql' ? `\`${name}\`` : `"${name}"`);
  const tables = [
    ...modelsOf(provider).map(({ table }) => table),
    'Order',
    'User',
    'Org',
    'id',
    'userId',
    'orgId',
  ];
  host.put({
    'schema.prisma': `datasource db {\n  provider = "${provider}"\n}\n\n${models}\n${renderModels(provider)}`,
    'migrations/20250101000000_all/migration.sql': tables
      .map((name) => `CREATE TABLE ${quote(name)};`)
      .join('\n'),
  });
}

async function changes(...args: readonly string[]) {
  const lines: string[] = [];
  const print = (text: string): void => {
    lines.push(text);
  };
  const world = {
    cwd: host.path,
    version: '1',
    print,
    printError: print,
    now: () => new Date('2026-03-04T05:06:07Z'),
  };
  const code = await runCli(['changes', ...args], world);
  return { code, output: lines.join('\n') };
}

describe('changes add', () => {
  it('writes a migration for what is new only, and the marks', async () => {
    put('postgresql');
    expect(await changes('add', 'Order')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Triggers on Order'),
    });
    expect(await changes('add', 'User')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Triggers on User\n'),
    });
    expect(newest()).toMatch(/^-- auditreel changes 1\n/);
    expect(newest()).not.toContain('changes of Order');
    expect(read('schema.prisma').match(/@auditreel changes$/gm)).toHaveLength(2);
    expect(await changes('check')).toMatchObject({ code: 0, output: expect.stringContaining('Order, User') });
  });

  it('changes nothing where it refuses', async () => {
    put('mysql');
    const before = read('schema.prisma');
    expect(await changes('add', 'Order')).toMatchObject({
      code: 1,
      output: expect.stringContaining('Order cannot be tracked'),
    });
    expect(read('schema.prisma')).toBe(before);
    expect(readdirSync(join(host.path, 'migrations'))).toHaveLength(1);
    expect((await changes('add', 'User')).code).toBe(0);
    expect(newest()).toContain('CREATE TRIGGER `auditreel_cascade_delete_User_orgId` BEFORE DELETE ON `Org`');
  });

  it('says that a mark by hand is refused in check too', async () => {
    put('mysql', MODELS.replace('model Order', '/// @auditreel changes\nmodel Order'));
    expect(await changes('check')).toMatchObject({
      code: 1,
      output: expect.stringContaining('Order cannot be tracked'),
    });
  });
});

describe('changes remove', () => {
  it('drops what is left when a model is gone from the schema', async () => {
    put('mysql');
    await changes('add', 'User');
    host.put({
      'schema.prisma': read('schema.prisma').replace(/\/\/\/ @auditreel changes\nmodel User \{[^}]*\}/, ''),
    });
    expect(await changes('check')).toMatchObject({
      code: 1,
      output: expect.stringContaining('npx auditreel changes remove User'),
    });
    expect((await changes('remove', 'User')).code).toBe(0);
    expect(newest()).toContain('DROP TRIGGER IF EXISTS `auditreel_cascade_delete_User_orgId`;');
    expect(await changes('check')).toMatchObject({
      code: 0,
      output: expect.stringContaining('No model is tracked'),
    });
  });

  it('takes the functions away with the last triggers', async () => {
    put('postgresql');
    await changes('add', 'Order', 'User');
    await changes('remove', 'Order');
    expect(newest()).not.toContain('DROP FUNCTION');
    await changes('remove', '--all');
    expect(newest()).toContain('DROP FUNCTION IF EXISTS "auditreel_change"() CASCADE;');
    expect(await changes('add', 'Order')).toMatchObject({ code: 0 });
    expect(newest()).toContain('CREATE OR REPLACE FUNCTION "auditreel_change"()');
    expect((await changes('check')).code).toBe(0);
  });

  it.each([['remove'], ['remove', 'Nobody']])('%s %s names what there is', async (...args) => {
    put('sqlite');
    expect(await changes(...args)).toMatchObject({
      code: 1,
      output: expect.stringContaining('Order, User, Org'),
    });
  });
});

describe('changes check --audit', () => {
  it('needs an audit whose database can be asked', async () => {
    put('sqlite');
    await changes('add', 'Org');
    host.put({
      'audit.mjs': `export const audit = { [Symbol.for('auditreel.rooms')]: { storage: {} } };`,
    });
    expect(await changes('check', '--database')).toMatchObject({
      code: 1,
      output: expect.stringContaining('prismaStorage()'),
    });
    expect(await changes('check', '--audit', 'nowhere.ts')).toMatchObject({
      code: 1,
      output: expect.stringContaining('nowhere.ts'),
    });
  });
});
