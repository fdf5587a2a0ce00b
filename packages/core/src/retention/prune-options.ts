import { OptionsError } from '../errors.js';
import type { ResolvedRetention } from '../resolve-retention.js';
import { parseAge } from './parse-age.js';
import type { Prunable } from './prune-report.js';

/** Options of {@link Audit.prune}. */
export interface PruneOptions {
  /** An age (`90d`), a date or ms since 1970 UTC. @default what `retention` says */
  readonly before?: string | number | Date;
  /** What of it. @default what `retention` does not keep for ever */
  readonly what?: readonly Prunable[];
  /** Counts, and deletes nothing. @default false */
  readonly dryRun?: boolean;
  /** Who asked for it. @default nobody: it is the app's own doing */
  readonly by?: string;
}

/** Older than this goes, ms; null: it stays. */
export type Cutoffs = Readonly<Record<Prunable, number | null>>;

const ALL: readonly Prunable[] = ['records', 'recordings'];

/**
 * What a call asks for, by the retention that the host has set.
 * @throws OptionsError when it says no time, or one to come, or nothing that a time could be of
 */
export function cutoffsOf(
  { before, what }: Pick<PruneOptions, 'before' | 'what'>,
  retention: ResolvedRetention,
  now: number,
): Cutoffs {
  const unknown = what?.find((kind) => !ALL.includes(kind));
  if (unknown !== undefined)
    throw new OptionsError('what', `audit.prune({ what }) has 'records' and 'recordings', not '${unknown}'.`);
  const kinds = what ?? ALL.filter((kind) => retention[kind].ms !== null);
  const at = before === undefined ? null : timeOf(before, now);
  if (at !== null && kinds.length === 0)
    throw new OptionsError(
      'what',
      "Retention keeps all for ever, so say what: audit.prune({ before, what: ['recordings'] }), or auditreel prune --recordings.",
    );
  const cutoff = (kind: Prunable): number | null => {
    if (!kinds.includes(kind)) return null;
    const { ms } = retention[kind];
    if (at !== null) return at;
    if (ms !== null) return now - ms;
    throw new OptionsError(
      'before',
      `The ${kind} are kept for ever, so say before when: audit.prune({ what: ['${kind}'], before: '90d' }), or --before 90d.`,
    );
  };
  return { records: cutoff('records'), recordings: cutoff('recordings') };
}

const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/;

function timeOf(before: string | number | Date, now: number): number {
  const at = typeof before === 'string' ? timeOfText(before, now) : Number(before);
  if (Number.isFinite(at) && at >= 0 && at <= now) return Math.round(at);
  const wanted = "an age like '90d' or a date that has been, like '2026-01-01'";
  throw new OptionsError('before', `What is deleted is before ${wanted}; ${String(before)} is none.`);
}

function timeOfText(text: string, now: number): number {
  const age = parseAge(text);
  if (age !== null) return now - age;
  return DATE.test(text) ? Date.parse(text) : Number.NaN;
}
