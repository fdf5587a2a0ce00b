import type { Measured, Sample } from './measure.ts';

/** A variant's medians over all rounds. */
export interface Row {
  readonly name: string;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicrosPerRequest: number;
  /** CPU per request against the first variant's in the same round. */
  readonly cpuRatio: number;
  /** The median p99 against the first variant's: a single round's p99 is one request of many. */
  readonly p99Ratio: number;
  readonly stored: number | null;
  readonly answered: number;
}

export function rowsOf(measured: readonly Measured[]): readonly Row[] {
  const first = measured[0]?.samples ?? [];
  const rows = measured.filter(({ samples }) => samples.length > 0).map((one) => rowOf(one, first));
  return rows.map((row) => ({ ...row, p99Ratio: row.p99Ms / (rows[0]?.p99Ms ?? Number.NaN) }));
}

function rowOf({ name, samples, owed }: Measured, first: readonly Sample[]): Omit<Row, 'p99Ratio'> {
  const medianOf = (pick: (sample: Sample, round: number) => number): number => {
    const sorted = samples.map(pick).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    name,
    requestsPerSecond: medianOf((sample) => sample.requestsPerSecond),
    p50Ms: medianOf((sample) => sample.p50Ms),
    p99Ms: medianOf((sample) => sample.p99Ms),
    cpuMicrosPerRequest: medianOf((sample) => sample.cpuMicrosPerRequest),
    cpuRatio: medianOf(
      (sample, round) => sample.cpuMicrosPerRequest / (first[round]?.cpuMicrosPerRequest ?? Number.NaN),
    ),
    ...owed,
  };
}

export function markdownTable(rows: readonly Row[]): string {
  const head = [
    '| variant | requests/s | p50 ms | p99 ms | p99 ratio | CPU µs/request | CPU ratio |',
    '|---|---:|---:|---:|---:|---:|---:|',
  ];
  const lines = rows.map(
    (row) =>
      `| ${row.name} | ${Math.round(row.requestsPerSecond)} | ${row.p50Ms} | ${row.p99Ms} | ${row.p99Ratio.toFixed(2)} × | ${row.cpuMicrosPerRequest.toFixed(0)} | ${row.cpuRatio.toFixed(2)} × |`,
  );
  return [...head, ...lines].join('\n');
}
