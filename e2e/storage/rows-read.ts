import type { Plan } from './explained.ts';

/** A node of PostgreSQL's plan, one that reads a table of ours, and what a node has read and not given on. */
const NODE = /\(cost=/;
const READ = /\bScan\b.* on audit_(?:records|sessions|changes) .*\(actual rows=([\d.]+) loops=(\d+)\)/;
const DROPPED = /Rows Removed by (?:Filter|Index Recheck): (\d+)/;

/** How many rows of our tables a statement has read, as PostgreSQL's EXPLAIN ANALYZE tells. */
export function rowsRead({ plan }: Plan): number {
  let [read, loops] = [0, 0];
  for (const line of plan.split('\n')) {
    const [, rows = 0, times = 0] = READ.exec(line) ?? [];
    if (NODE.test(line)) loops = Number(times);
    read += (Number(rows) + Number(DROPPED.exec(line)?.[1] ?? 0)) * loops;
  }
  return read;
}

/** Whether SQLite reads all rows of a table of ours, in no order of an index. */
export function scansAll({ plan }: Plan): boolean {
  return /\bSCAN (?:main\.)?audit_\w+\b(?! USING)/.test(plan);
}

/** Whether SQLite sorts what it has read, all of it. */
export function sorts({ plan }: Plan): boolean {
  return plan.includes('TEMP B-TREE FOR ORDER BY');
}
