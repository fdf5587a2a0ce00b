import type { Measured } from './measure-in-rounds.ts';
import type { Run } from './measure-run.ts';
import { median } from './median.ts';
import type { Volume } from './uploads.ts';

/** KB of all uploads a minute on the light page: what auditreel wants to stay below. */
const GOAL_KB = 60;
const UPLOADS_HEAD = [
  '| page | recorder | recording, first minute | assets, first minute | recording, later | assets, later | both, all minutes |',
  '|---|---|---:|---:|---:|---:|---:|',
];
const TIMES_HEAD = [
  '| page | recorder | until at rest ms | ms a minute | × | longest task ms | tasks over 50 ms a minute | snapshots ms |',
  '|---|---|---:|---:|---:|---:|---:|---:|',
];

export interface RecorderTableOptions {
  readonly minutes: number;
  readonly rounds: number;
  readonly browser: string;
}

/** The section of docs/performance.md, between its marks. */
export function recorderTable(measured: readonly Measured[], options: RecorderTableOptions): string {
  const { minutes, rounds, browser } = options;
  return [
    '<!-- bench:recorder:begin -->',
    `Node ${process.version}, ${browser}; visits of ${minutes} min, ${rounds} rounds in turn; medians.`,
    'Uploads, KB (1,000 bytes) a minute:',
    [...UPLOADS_HEAD, ...measured.map((one) => uploadsRow(one, minutes))].join('\n'),
    goalLine(measured, minutes),
    'The main thread:',
    [...TIMES_HEAD, ...measured.map((one) => timesRow(one, measured, minutes))].join('\n'),
    '<!-- bench:recorder:end -->',
  ].join('\n\n');
}

function uploadsRow({ site, recorder, runs }: Measured, minutes: number): string {
  const first = (kind: keyof Volume): string => kilobytes(runs.map((run) => run.firstMinute[kind]));
  const later = (kind: keyof Volume): string => kilobytes(runs.map((run) => run.later[kind] / (minutes - 1)));
  const cells = [first('recording'), first('assets'), later('recording'), later('assets')];
  return row([site, recorder, ...cells, kilobytes(runs.map((run) => bytesAMinute(run, minutes)))]);
}

function goalLine(measured: readonly Measured[], minutes: number): string {
  const { runs = [] } =
    measured.find(({ site, recorder }) => site === 'light' && recorder === 'auditreel') ?? {};
  const found = median(runs.map((run) => bytesAMinute(run, minutes))) / 1000;
  const verdict = found <= GOAL_KB ? 'reached' : 'missed';
  return `Goal: at most ${GOAL_KB} KB a minute for auditreel on the light page. ${found.toFixed(1)}: ${verdict}.`;
}

function timesRow(one: Measured, measured: readonly Measured[], minutes: number): string {
  const { site, recorder, runs } = one;
  const none = measured.find((other) => other.site === site && other.recorder === 'none')?.runs ?? [];
  const ratios = runs.map(({ taskMs }, round) => taskMs / (none[round]?.taskMs ?? Number.NaN));
  const longTasks = runs.flatMap((run) => run.longTasks);
  const snapshots = runs.flatMap((run) => run.snapshots);
  return row([
    site,
    recorder,
    median(runs.map(({ startMs }) => startMs)).toFixed(0),
    median(runs.map(({ taskMs }) => taskMs / minutes)).toFixed(0),
    median(ratios).toFixed(2),
    longTasks.length === 0 ? 'under 50' : Math.max(...longTasks).toFixed(0),
    (longTasks.length / runs.length / minutes).toFixed(1),
    snapshots.map((ms) => ms.toFixed(0)).join(', ') || '–',
  ]);
}

function bytesAMinute({ firstMinute, later }: Run, minutes: number): number {
  return (firstMinute.recording + firstMinute.assets + later.recording + later.assets) / minutes;
}

function kilobytes(bytes: readonly number[]): string {
  const value = median(bytes) / 1000;
  return Number.isFinite(value) ? value.toFixed(1) : '–';
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
