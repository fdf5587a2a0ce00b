import type { RecordLine, SpoolLine } from './spool-line.js';

/** The last word on every record, in the order of their first lines. */
export function lastLines(lines: Iterable<SpoolLine>): ReadonlyMap<string, RecordLine> {
  const last = new Map<string, RecordLine>();
  for (const line of lines) {
    if (line.is === 'record') last.set(line.record.id, line);
    else last.delete(line.id);
  }
  return last;
}
