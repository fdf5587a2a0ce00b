import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Load, Measured, Sample } from './measure.ts';
import type { Databases } from './prepare-databases.ts';

export interface Report {
  readonly load: Load;
  readonly http: readonly Measured[];
  readonly contexts: readonly Measured[];
  readonly databases: Databases;
}

interface Row {
  readonly name: string;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicrosPerRequest: number;
  /** CPU per request against the first variant's in the same round. */
  readonly cpuRatio: number;
  readonly stored: number | null;
  readonly answered: number;
}

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));
const TABLE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** Medians and ratios: as JSON in `bench/results/`, as tables between the marks in `docs/performance.md`. */
export async function writeReport(report: Report): Promise<void> {
  const http = rowsOf(report.http);
  const contexts = rowsOf(report.contexts);
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown' };
  const { rounds, seconds, connections } = report.load;
  await mkdir(RESULTS, { recursive: true });
  const json = {
    date: new Date().toISOString().slice(0, 10),
    machine,
    load: report.load,
    http,
    contexts,
    samples: report.http,
  };
  await writeFile(
    `${RESULTS}node-${process.versions.node.split('.')[0]}.json`,
    `${JSON.stringify(json, null, 2)}\n`,
  );
  const how = `Node ${process.version}, ${machine.cpus} cores; ${connections} connections, ${rounds} rounds of ${seconds} s in turn; medians.`;
  const text = [
    BEGIN,
    '',
    how,
    '',
    table(http),
    '',
    'Context propagation alone, ten awaits a request:',
    '',
    table(contexts),
    '',
    END,
  ].join('\n');
  await writeFile(TABLE, replaceBetween(await readFile(TABLE, 'utf8'), text));
  console.log(text);
}

function rowsOf(measured: readonly Measured[]): readonly Row[] {
  const first = measured[0]?.samples ?? [];
  return measured.filter(({ samples }) => samples.length > 0).map((one) => rowOf(one, first));
}

function rowOf({ name, samples, owed }: Measured, first: readonly Sample[]): Row {
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

function table(rows: readonly Row[]): string {
  const head = [
    '| variant | requests/s | p50 ms | p99 ms | CPU µs/request | CPU ratio |',
    '|---|---:|---:|---:|---:|---:|',
  ];
  const lines = rows.map(
    (row) =>
      `| ${row.name} | ${Math.round(row.requestsPerSecond)} | ${row.p50Ms} | ${row.p99Ms} | ${row.cpuMicrosPerRequest.toFixed(0)} | ${row.cpuRatio.toFixed(2)} × |`,
  );
  return [...head, ...lines].join('\n');
}

function replaceBetween(document: string, text: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < 0) return `${document.trimEnd()}\n\n${text}\n`;
  return document.slice(0, begin) + text + document.slice(end + END.length);
}
