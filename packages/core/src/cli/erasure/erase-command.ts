import type { EraseOptions, EraseReport } from '../../erasure/erase-options.js';
import { loggedIn } from '../logged-in.js';
import type { CliIo } from '../schema/schema-commands.js';
import { withAudit } from '../with-audit.js';
import { type PersonCommandOptions, personOf } from './person-cli-options.js';

export interface EraseCommandOptions extends PersonCommandOptions {
  readonly hashId?: boolean;
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly vacuum: boolean;
}

/** Erases a person from the host's database and says what went: 1 when nothing was asked, or may be, erased. */
export function erase(options: EraseCommandOptions, io: CliIo): Promise<number> {
  const isDry = options.dryRun === true || options.yes !== true;
  return withAudit({ cwd: io.cwd, path: options.audit }, async (audit) => {
    const report = await audit.erase({ ...eraseOptions(options), dryRun: isDry });
    io.print(isDry ? saysBefore(report, options) : saysAfter(report));
    return report.holds.length > 0 || (isDry && options.dryRun !== true) ? 1 : 0;
  });
}

function eraseOptions(options: EraseCommandOptions): EraseOptions {
  const { hashId, reason, vacuum, by = loggedIn() } = options;
  return {
    ...{ ...personOf(options), vacuum, by },
    ...(hashId !== undefined && { hashId }),
    ...(reason !== undefined && { reason }),
  };
}

function saysBefore(report: EraseReport, { actor, dryRun }: EraseCommandOptions): string {
  const held = report.holds.map(
    ({ id, subject, subjectId, reason }) => `  ${id}  ${subject} ${subjectId}: ${reason}`,
  );
  const isHeld = held.length > 0;
  return [
    `Would erase ${countsOf(report)}.`,
    ...(actor === report.actorId ? [] : [`In the place of the id: ${report.actorId}`]),
    ...(isHeld
      ? ['Legal holds keep it from that:', ...held, 'Release each first: npx auditreel hold release <id>']
      : []),
    dryRun ? 'Nothing was erased: this is a dry run.' : 'Nothing was erased.',
    '',
    'To give the person what is stored about them, before it is gone, run with the same options:',
    `  npx auditreel export --actor ${quoted(actor)} --out person.jsonl --recordings recordings`,
    ...(isHeld ? [] : ['To erase it, for good: --yes']),
  ].join('\n');
}

function saysAfter(report: EraseReport): string {
  if (report.recordId === null) return 'There was nothing to erase.';
  return [
    `Erased ${countsOf(report)}.`,
    `Recorded as privacy.redact ${report.recordId}; in the records, the id is ${report.actorId}`,
    ...(report.isCompacted ? [] : [UNCOMPACTED]),
    'Records that other processes have not stored yet are not among them: run it again in a minute.',
  ].join('\n');
}

const UNCOMPACTED =
  'The write-ahead log was in use and may still hold older pages: run it again, or PRAGMA wal_checkpoint(TRUNCATE).';

function countsOf({ records, changes, sessions, chunks }: EraseReport): string {
  const [first, ...rest] = [
    [records, 'records'],
    [changes, 'data changes'],
    [sessions, 'sessions'],
    [chunks, 'chunks of recordings'],
  ].map(([count, what]) => `${count?.toLocaleString('en-US')} ${what}`);
  return [first, ...rest].join(', ');
}

/** As a shell takes it. */
function quoted(text: string): string {
  return /^[\w@.:+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
