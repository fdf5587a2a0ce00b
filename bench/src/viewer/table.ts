import type { Taken } from './measure-queries.ts';
import type { ViewerSize } from './seed-sql.ts';

/** Of each database, by the name of the query. */
export type Measured = ReadonlyMap<string, ReadonlyMap<string, Taken>>;

/** The section of docs/performance.md, between its marks. */
export function viewerTable(measured: Measured, { records, sessions }: ViewerSize, runs: number): string {
  const databases = [...measured.keys()];
  const queries = [...new Set([...measured.values()].flatMap((taken) => [...taken.keys()]))];
  const how = `Node ${process.version}; ${records.toLocaleString('en')} records, ${sessions.toLocaleString('en')} sessions; ms, p50 / p95 of ${runs} runs.`;
  const rows = queries.map((query) => {
    const cells = databases.map((database) => cell(measured.get(database)?.get(query)));
    return `| ${[`\`${query}\``, ...cells].join(' | ')} |`;
  });
  const head = [`| asked for | ${databases.join(' | ')} |`, `|---|${databases.map(() => '---:|').join('')}`];
  return [
    '<!-- bench:viewer:begin -->',
    how,
    [...head, ...rows].join('\n'),
    '<!-- bench:viewer:end -->',
  ].join('\n\n');
}

function cell(taken: Taken | undefined): string {
  return taken === undefined ? '' : `${taken.p50.toFixed(1)} / ${taken.p95.toFixed(1)}`;
}
