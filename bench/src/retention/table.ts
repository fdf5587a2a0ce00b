import type { Measured, UnderLoad, Windows } from './prune-under-load.ts';

const HEAD = [
  '| pruned | p50 ms | p99 ms | longest ms | longest, median of windows | event loop stood still ms | longest batch ms | rows/s | MB/s |',
  '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
];

/** The section of docs/performance.md, between its marks. */
export function retentionTable(measured: readonly Measured[], load: UnderLoad): string {
  const { records, sessions, chunksPerSession, chunkBytes } = load.size;
  const gigabytes = (sessions * chunksPerSession * chunkBytes) / 1e9;
  const how = `Node ${process.version}; ${records.toLocaleString('en')} records and ${gigabytes.toFixed(1)} GB in ${(sessions * chunksPerSession).toLocaleString('en')} chunks, all of it old; ${load.perSecond} requests a second, in ${load.windows} windows of ${load.seconds} s for each row, in turn.`;
  const rows = measured.map(({ variant, kind, windows }) =>
    row(`${variant.replace('retention-', '')}, ${kind}`, windows),
  );
  return [
    '<!-- bench:retention:begin -->',
    how,
    [...HEAD, ...rows].join('\n'),
    '<!-- bench:retention:end -->',
  ].join('\n\n');
}

function row(name: string, { took, longest, reports, seconds }: Windows): string {
  const sum = (of: 'rows' | 'bytes'): number => reports.reduce((total, report) => total + report[of], 0);
  return `| ${[
    name,
    ms(at(took, 0.5)),
    ms(at(took, 0.99)),
    ms(at(took, 1)),
    ms(at(longest, 0.5)),
    ms(Math.max(...reports.map(({ stallMs }) => stallMs))),
    ms(Math.max(...reports.map(({ longestMs }) => longestMs))),
    Math.round(sum('rows') / seconds).toLocaleString('en'),
    (sum('bytes') / seconds / 1e6).toFixed(1),
  ].join(' | ')} |`;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function ms(value: number): string {
  return value.toFixed(1);
}
