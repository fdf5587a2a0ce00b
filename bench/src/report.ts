import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Load, Measured } from './measure.ts';
import { replaceBetween } from './replace-between.ts';
import { markdownTable, rowsOf } from './rows.ts';
import type { Suite, Table } from './suites.ts';

/** A suite's tables as they were measured. */
export interface Report {
  readonly suite: Suite['name'];
  readonly load: Load;
  readonly tables: readonly MeasuredTable[];
}

export interface MeasuredTable extends Table {
  readonly measured: readonly Measured[];
}

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));
const DOCUMENT = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

export function printReport(report: Report): void {
  console.log(textOf(report));
}

/** Medians and ratios: as JSON in `bench/results/`, as tables between the suite's marks in `docs/performance.md`. */
export async function writeReport(report: Report): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  await writeFile(
    `${RESULTS}${report.suite}-node-${process.versions.node.split('.')[0]}.json`,
    `${JSON.stringify(jsonOf(report), null, 2)}\n`,
  );
  await writeFile(DOCUMENT, replaceBetween(await readFile(DOCUMENT, 'utf8'), textOf(report)));
}

function jsonOf({ load, tables }: Report): object {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown' },
    load,
    ...Object.fromEntries(tables.map(({ name, measured }) => [name, rowsOf(measured)])),
    samples: tables.flatMap(({ measured }) => measured),
  };
}

function textOf({ suite, load: { rounds, seconds, connections }, tables }: Report): string {
  const how = `Node ${process.version}, ${cpus().length} cores; ${connections} connections, ${rounds} rounds of ${seconds} s in turn; medians.`;
  const parts = tables.flatMap(({ caption, measured }) => [
    ...(caption === '' ? [] : [caption]),
    markdownTable(rowsOf(measured)),
  ]);
  return [`<!-- bench:${suite}:begin -->`, how, ...parts, `<!-- bench:${suite}:end -->`].join('\n\n');
}
