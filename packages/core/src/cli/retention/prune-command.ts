import type { Prunable, PruneReport } from '../../retention/prune-report.js';
import { loggedIn } from '../logged-in.js';
import type { CliIo } from '../schema/schema-commands.js';
import { withAudit } from '../with-audit.js';

export interface PruneCommandOptions {
  readonly before?: string;
  readonly records?: boolean;
  readonly recordings?: boolean;
  readonly dryRun?: boolean;
  readonly by?: string;
  readonly audit?: string;
}

/** Prunes the host's database and says what went. */
export function prune(options: PruneCommandOptions, io: CliIo): Promise<number> {
  const { before, dryRun, by = loggedIn() } = options;
  const what = (['records', 'recordings'] as const).filter((kind) => options[kind]);
  const asked = {
    by,
    ...(before !== undefined && { before }),
    ...(what.length > 0 && { what }),
    ...(dryRun !== undefined && { dryRun }),
  };
  return withAudit({ cwd: io.cwd, path: options.audit }, async (audit) => {
    io.print(saysOf(await audit.prune(asked)));
    return 0;
  });
}

function saysOf({ before, removed, held, dryRun, recordId }: PruneReport): string {
  const kinds = (['records', 'recordings'] as const).filter((kind) => before[kind] !== null);
  if (kinds.length === 0)
    return 'Nothing to do: retention keeps all for ever. To delete all the same: npx auditreel prune --recordings --before 90d';
  const lines: Readonly<Record<Prunable, readonly string[]>> = {
    records: [
      line(removed.records, 'records', held.records),
      line(removed.changes, 'data changes', held.changes),
      ...(dryRun ? [] : [line(removed.sessions, 'empty sessions', 0)]),
    ],
    recordings: [line(removed.recordings, `recordings (${weight(removed)})`, held.recordings)],
  };
  return [
    ...kinds.flatMap((kind) => [`${kind} before ${dateOf(before[kind])}:`, ...lines[kind]]),
    ...(dryRun ? ['Nothing was deleted: this is a dry run.'] : []),
    ...(recordId === null ? [] : [`Recorded as retention.prune ${recordId}`]),
  ].join('\n');
}

function line(count: number, what: string, held: number): string {
  const kept = held === 0 ? '' : `, ${number(held)} kept by legal holds`;
  return `  ${number(count)} ${what}${kept}`;
}

function weight({ chunks, bytes }: PruneReport['removed']): string {
  return `${number(chunks)} chunks, ${(bytes / 1_000_000).toFixed(1)} MB`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}

function dateOf(ms: number | null): string {
  return ms === null ? '' : new Date(ms).toISOString();
}
