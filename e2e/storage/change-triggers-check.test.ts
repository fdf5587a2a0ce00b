import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, it } from 'vitest';
import { changesSql } from '../../packages/core/src/changes/triggers/changes-sql.js';
import { runCli } from '../../packages/core/src/cli/run-cli.ts';
import { folderOf } from './generate-client.ts';
import { openTracked } from './open-tracked.ts';
import { RENAMED_TRACKED } from './tracked-hosts.ts';

const resolved = (name: string): string => JSON.stringify(fileURLToPath(import.meta.resolve(name)));

it('`changes check --audit` asks the database that the host’s own audit writes to', async () => {
  const open = await openTracked(RENAMED_TRACKED, 'tracked-renamed');
  const folder = await mkdtemp(join(tmpdir(), 'auditreel-check-'));
  try {
    const tables = await readFile(`${folderOf('tracked-renamed', 7)}/tables.sql`, 'utf8');
    const schema = await readFile(`${folderOf('tracked-renamed', 7)}/schema.prisma`, 'utf8');
    const [row] = await open.client.$queryRawUnsafe('SELECT current_database() AS name');
    const url = new URL(inject('postgresUrl'));
    url.pathname = String(Reflect.get(Object(row), 'name'));
    await mkdir(join(folder, 'migrations/1_all'), { recursive: true });
    await writeFile(join(folder, 'schema.prisma'), schema);
    await writeFile(
      join(folder, 'migrations/1_all/migration.sql'),
      `${tables}\n${changesSql(open.wanted.tables, open.names, 'postgresql')}`,
    );
    await writeFile(
      join(folder, 'audit.ts'),
      `import { PrismaPg } from ${resolved('@prisma/adapter-pg')};
import { PrismaClient } from '${folderOf('tracked-renamed', 7)}/client/client.ts';
import { createAudit } from ${resolved('@auditreel/core')};
import { prismaStorage } from ${resolved('@auditreel/core/prisma')};
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: '${url.href}' }) });
export const audit = createAudit({ storage: prismaStorage(prisma), secret: 's'.repeat(32) });
`,
    );
    const check = async () => {
      const lines: string[] = [];
      const print = (text: string): void => {
        lines.push(text);
      };
      const code = await runCli(['changes', 'check', '--audit', 'audit.ts'], {
        cwd: folder,
        version: '1',
        print,
        printError: print,
      });
      return { code, output: lines.join('\n') };
    };
    expect(await check()).toMatchObject({
      code: 0,
      output: expect.stringContaining('here and in the database: Account'),
    });
    await open.client.$executeRawUnsafe('DROP TRIGGER "auditreel_changes_row" ON "shop"."shelves"');
    expect(await check()).toMatchObject({
      code: 1,
      output: expect.stringContaining('Shelf: the database lacks some'),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await open.close();
  }
});
