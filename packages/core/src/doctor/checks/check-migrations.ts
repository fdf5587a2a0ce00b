import { createHash } from 'node:crypto';
import type { Migration } from '../../cli/migrations/find-migrations.js';
import type { AppliedMigration } from '../../storage/catalogue.js';
import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import { amountOf } from '../host/in-words.js';

/** The folder of migrations against the list that the database keeps. */
export const checkMigrations: Check = {
  name: 'migrations',
  title: 'Migrations',
  run: async (host) => {
    const { migrations } = host.history();
    const applied = await (await host.database()).migrations();
    if (applied === null) return [found('migrations.no_history', NO_HISTORY, NO_HISTORY_MEND)];
    const findings = compare(migrations, applied);
    return findings.length > 0
      ? findings
      : [
          found(
            'migrations.ok',
            `${amountOf(migrations.length, 'migration')}, and the database has every one.`,
          ),
        ];
  },
};

const NO_HISTORY =
  'The database has no list of migrations: it was made in another way (db push), so nothing tells what is missing.';
const NO_HISTORY_MEND =
  'npx prisma migrate resolve --applied <name>   # for each that is there: https://pris.ly/d/migrate-baseline';

function compare(migrations: readonly Migration[], applied: readonly AppliedMigration[]): readonly Finding[] {
  const standing = applied.filter(({ isRolledBack }) => !isRolledBack);
  const done = new Map(standing.filter(({ isFinished }) => isFinished).map((one) => [one.name, one]));
  const failed = standing.filter(({ name, isFinished }) => !isFinished && !done.has(name));
  const pending = migrations.filter(({ name }) => !standing.some((one) => one.name === name));
  const unknown = [...done.keys()].filter((name) => !migrations.some((one) => one.name === name));
  const edited = migrations.filter((one) => isEdited(one, done.get(one.name)));
  return [
    ...finding('migrations.failed', failed, {
      says: 'began and did not end',
      mend: 'npx prisma migrate resolve --rolled-back <name>, mend it, then: npx prisma migrate deploy',
    }),
    ...finding('migrations.pending', pending, {
      says: 'is not in the database yet',
      mend: 'npx prisma migrate deploy   # in development: npx prisma migrate dev',
    }),
    ...finding('migrations.edited', edited, {
      says: 'is not what was applied: it was changed afterwards',
      mend: 'Put it back as it was (git log -p <file>), and write the change as a new migration.',
    }),
    ...finding(
      'migrations.unknown',
      unknown.map((name) => ({ name })),
      {
        says: 'is in the database and not in the folder',
        mend: 'Deploy the newer code, or name the right folder: --migrations <path>',
      },
    ),
  ];
}

function finding(
  id: 'migrations.failed' | 'migrations.pending' | 'migrations.edited' | 'migrations.unknown',
  about: readonly { readonly name: string }[],
  { says, mend }: { readonly says: string; readonly mend: string },
): readonly Finding[] {
  const [first, ...more] = about.map(({ name }) => name);
  if (first === undefined) return [];
  const others = more.length === 0 ? '' : `, and so of ${amountOf(more.length, 'other')}`;
  return [found(id, `${first} ${says}${others}.`, mend)];
}

/** Git may have turned the ends of lines. */
function isEdited({ sql }: Migration, applied: AppliedMigration | undefined): boolean {
  if (applied === undefined) return false;
  const unix = sql.replaceAll('\r\n', '\n');
  return ![sql, unix, unix.replaceAll('\n', '\r\n')].some((text) => hashOf(text) === applied.checksum);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
