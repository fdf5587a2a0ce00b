import { appendFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import type { Host } from '../open-host.ts';
import type { CasesOf } from './case.ts';

const SCHEMA = 'prisma/schema.prisma';
const add = (host: Host) => host.auditreel('schema', 'add');

export const SCHEMA_CASES: CasesOf<'schema'> = {
  'schema.absent': {
    trouble: (host) => host.write(SCHEMA, (before) => before.split('/// @auditreel')[0] ?? ''),
    mend: add,
  },
  'schema.behind': {
    trouble: (host) =>
      host.write(SCHEMA, (before) =>
        before.replace(/^.*expiredAt.*\n/m, '').replaceAll('@auditreel schema 3', '@auditreel schema 1'),
      ),
    mend: add,
  },
  'schema.edited': {
    trouble: (host) => host.write(SCHEMA, (before) => before.replace(/^( +action +)String/m, '$1Int')),
    mend: async (host, line) => {
      const { stdout, stderr } = await host.auditreel(...wordsOf(line));
      if (!/action +String/.test(stdout + stderr))
        throw new Error(`It does not show the line: ${stdout}${stderr}`);
      await host.write(SCHEMA, (before) => before.replace(/^( +action +)Int/m, '$1String'));
    },
  },
  'schema.client_behind': {
    trouble: async (host) => {
      await host.write('client-now.mjs', "export * from './client.mjs';\n");
      // The client as it was generated before the schema's last columns.
      await host.write('client.mjs', (before) => before.replaceAll('expiredAt', 'expiredBt'));
    },
    mend: (host) => host.write('client.mjs', (before) => before.replaceAll('expiredBt', 'expiredAt')),
  },
};

export const DATABASE_CASES: CasesOf<'database'> = {
  'database.unreachable': {
    trouble: async (host) => {
      await mkdir(`${host.folder}/elsewhere`);
      await host.write('.env', (before) => before.replace('/host.db', '/not-there/host.db'));
    },
    mend: (host) => host.write('.env', (before) => before.replace('/not-there/host.db', '/host.db')),
  },
  'database.tables_missing': {
    trouble: async (host) => {
      await rm(`${host.folder}/host.db`);
    },
    mend: (host) => host.prisma('migrate', 'deploy'),
  },
  'database.memory': {
    trouble: (host) =>
      host.write('audit.mjs', (before) =>
        before
          .replace('{ createAudit }', '{ createAudit, memoryStorage }')
          .replace('prismaStorage(prisma)', 'memoryStorage()'),
      ),
    mend: (host) =>
      host.write('audit.mjs', (before) => before.replace('memoryStorage()', 'prismaStorage(prisma)')),
  },
};

const FOLDER = 'prisma/migrations';
const addMigration = async (host: Host, sql: string) => {
  await mkdir(`${host.folder}/${FOLDER}/29990101000000_next`);
  await host.write(`${FOLDER}/29990101000000_next/migration.sql`, sql);
};

export const MIGRATION_CASES: CasesOf<'migrations'> = {
  'migrations.pending': {
    trouble: (host) => addMigration(host, 'CREATE TABLE "Later" ("id" INTEGER);\n'),
    mend: (host) => host.prisma('migrate', 'deploy'),
  },
  'migrations.failed': {
    trouble: async (host) => {
      await addMigration(host, 'CREATE TABLE "Order" ("id" INTEGER);\n');
      await host.prisma('migrate', 'deploy').then(
        () => {
          throw new Error('A migration that makes a table again went through.');
        },
        () => undefined,
      );
    },
    mend: async (host) => {
      await host.prisma('migrate', 'resolve', '--rolled-back', '29990101000000_next');
      await host.write(
        `${FOLDER}/29990101000000_next/migration.sql`,
        'CREATE TABLE "Later" ("id" INTEGER);\n',
      );
      await host.prisma('migrate', 'deploy');
    },
  },
  'migrations.edited': {
    trouble: async (host) =>
      appendFile(`${host.folder}/${await guardFile(host)}`, '\n-- nothing to see here\n'),
    mend: async (host) =>
      host.write(await guardFile(host), (before) => before.replace(/\n-- nothing.*\n/, '')),
  },
  'migrations.unknown': {
    trouble: async (host) => {
      const name = await ownFolder(host);
      await rename(`${host.folder}/${FOLDER}/${name}`, `${host.folder}/${name}`);
    },
    mend: async (host) => {
      const name = (await readdir(host.folder)).find((one) => one.endsWith('_own_models')) ?? '';
      await rename(`${host.folder}/${name}`, `${host.folder}/${FOLDER}/${name}`);
    },
  },
  'migrations.no_history': {
    trouble: (host) => host.sql('DROP TABLE "_prisma_migrations"'),
    mend: async (host) => {
      const names = (await readdir(`${host.folder}/${FOLDER}`)).filter((name) => /^\d/.test(name));
      for (const name of names.sort()) await host.prisma('migrate', 'resolve', '--applied', name);
    },
  },
};

async function guardFile(host: Host): Promise<string> {
  const name = (await readdir(`${host.folder}/${FOLDER}`)).find((one) => /_auditreel_guard$/.test(one));
  return `${FOLDER}/${name}/migration.sql`;
}

async function ownFolder(host: Host): Promise<string> {
  return (await readdir(`${host.folder}/${FOLDER}`)).find((name) => name.endsWith('_own_models')) ?? '';
}

/** Removes the guard's migration, and what the database knows of it. */
async function withoutGuard(host: Host): Promise<void> {
  const folder = (await guardFile(host)).replace('/migration.sql', '');
  await rm(`${host.folder}/${folder}`, { recursive: true });
  await host.sql(`DELETE FROM "_prisma_migrations" WHERE migration_name LIKE '%_auditreel_guard'`);
}

const addGuard = async (host: Host) => {
  await host.auditreel('guard', 'add');
  await host.prisma('migrate', 'deploy');
};

export const GUARD_CASES: CasesOf<'guard'> = {
  'guard.absent': { trouble: withoutGuard, mend: addGuard },
  'guard.outdated': {
    trouble: async (host) =>
      host.write(await guardFile(host), (before) =>
        before
          .replace(/^-- auditreel guard \d+/, '-- auditreel guard 1')
          .replace('BEFORE DELETE', 'AFTER DELETE'),
      ),
    mend: addGuard,
  },
  'guard.lost': {
    trouble: async (host) => {
      await addMigration(
        host,
        'CREATE TABLE "new_audit_records" ("id" TEXT);\nDROP TABLE "audit_records";\nALTER TABLE "new_audit_records" RENAME TO "audit_records";\n',
      );
    },
    mend: (host) => host.auditreel('guard', 'add'),
  },
  'guard.not_in_database': {
    trouble: (host) => host.sql('DROP TRIGGER "auditreel_guard_delete"'),
    mend: async (host) => {
      await host.auditreel('guard', 'remove');
      await addGuard(host);
    },
  },
  'guard.disabled': {
    provider: 'postgresql',
    trouble: (host) => host.sql('ALTER TABLE "audit_records" DISABLE TRIGGER "auditreel_guard_row"'),
    mend: (host, line) => host.sql(line.replace(/;$/, '')),
  },
};

/** The words of a line that begins with `npx auditreel`. */
const wordsOf = (line: string) => (line.split('   ')[0] ?? '').trim().split(' ').slice(2);

export const CHANGE_CASES: CasesOf<'changes'> = {
  'changes.none': {
    trouble: async (host) => {
      await host.auditreel('changes', 'remove', 'Order');
    },
    mend: async (host) => host.auditreel('changes', 'add', 'Order'),
  },
  'changes.behind': {
    trouble: async (host) => {
      await host.write(SCHEMA, (before) =>
        before.replace(/^( +note +String)$/m, '$1\n  paid Boolean @default(false)'),
      );
      await addMigration(host, 'ALTER TABLE "Order" ADD COLUMN "paid" BOOLEAN NOT NULL DEFAULT false;\n');
    },
    mend: async (host, line) => {
      await host.auditreel(...wordsOf(line));
    },
  },
  'changes.not_in_database': {
    trouble: async (host) => {
      const rows = await host.client.$queryRawUnsafe(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Order' LIMIT 1",
      );
      await host.sql(`DROP TRIGGER "${String(Reflect.get(Object(rows[0]), 'name'))}"`);
    },
  },
};
