import { lastLines } from './last-lines.js';
import { type ClosedSegment, listSegments, readSegment } from './segment.js';
import type { RecordLine, SpoolLine } from './spool-line.js';

/** What a spool's files say together, found by a first reading. */
interface Survey {
  readonly segments: readonly ClosedSegment[];
  /** By segment: ids whose last line is in a later one. */
  readonly replaced: ReadonlyMap<number, ReadonlySet<string>>;
  /** How many records were counted into one after its last line. */
  readonly folded: ReadonlyMap<string, number>;
  /** Intents whose outcome is here. */
  readonly concluded: ReadonlySet<string>;
  readonly damaged: number;
}

/** Reads the files of a process that is no more, one after another. */
export interface SpoolReading {
  readonly damaged: number;
  /** One file's records, each once, with its last word. */
  batches(): AsyncGenerator<readonly RecordLine[]>;
  /** Of these lines the intents that nobody concluded: their handler was in the middle of it. */
  unconcluded(lines: readonly RecordLine[]): readonly RecordLine[];
}

export async function readSpool(directory: string, columns: readonly string[]): Promise<SpoolReading> {
  const { segments, replaced, folded, concluded, damaged } = await survey(directory, columns);
  return {
    damaged,
    async *batches() {
      for (const segment of segments) {
        const { lines } = await readSegment(segment, columns);
        const last = [...lastLines(lines).values()];
        const superseded = replaced.get(segment.number);
        yield last
          .filter(({ record }) => superseded?.has(record.id) !== true)
          .map((line) => withFolded(line, folded));
      }
    },
    unconcluded: (lines) =>
      lines.filter(({ record }) => record.stage === 'intent' && !concluded.has(record.id)),
  };
}

async function survey(directory: string, columns: readonly string[]): Promise<Survey> {
  const replaced = new Map<number, Set<string>>();
  const folded = new Map<string, number>();
  const concluded = new Set<string>();
  const segments = await listSegments(directory);
  let damaged = 0;
  for (const segment of segments) {
    const read = await readSegment(segment, columns);
    damaged += read.damaged;
    for (const line of read.lines) {
      const { replaces } = line;
      if (replaces !== null && replaces !== segment.number) setOf(replaced, replaces).add(idOf(line));
      if (line.is === 'fold') folded.set(line.into, (folded.get(line.into) ?? 0) + 1);
      if (line.is !== 'record') continue;
      folded.delete(line.record.id);
      if (line.record.intentId !== null) concluded.add(line.record.intentId);
    }
  }
  return { segments, replaced, folded, concluded, damaged };
}

function withFolded(line: RecordLine, folded: Survey['folded']): RecordLine {
  line.record.count += folded.get(line.record.id) ?? 0;
  return line;
}

function idOf(line: SpoolLine): string {
  return line.is === 'record' ? line.record.id : line.id;
}

function setOf(sets: Map<number, Set<string>>, key: number): Set<string> {
  const known = sets.get(key);
  if (known !== undefined) return known;
  const made = new Set<string>();
  sets.set(key, made);
  return made;
}
