import type { ChaosDatabase } from './chaos-database.ts';
import { placeholder, quoted } from './open-client.ts';

/** A record as the database has it, as far as it is matched. */
export interface StoredRecord {
  readonly id: string;
  readonly requestId: string | null;
  readonly stage: string;
  readonly intentId: string | null;
  readonly action: string;
  readonly statusCode: number | null;
  readonly reason: string | null;
  readonly count: number;
  readonly writerEpoch: string | null;
  readonly writerSeq: number | null;
  readonly recordedAt: number;
  readonly metadata: unknown;
}

const COLUMNS = [
  'id',
  'requestId',
  'stage',
  'intentId',
  'action',
  'statusCode',
  'reason',
  'count',
  'writerEpoch',
  'writerSeq',
  'recordedAt',
  'metadata',
] as const satisfies readonly (keyof StoredRecord)[];

const PAGE = 10_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

export async function readRecords({ reader, address }: ChaosDatabase): Promise<readonly StoredRecord[]> {
  const { database } = address;
  const columns = COLUMNS.map((column) => quoted(database, column)).join(', ');
  const sql = `SELECT ${columns} FROM audit_records WHERE id > ${placeholder(database, 1)} ORDER BY id LIMIT ${PAGE}`;
  const records: StoredRecord[] = [];
  for (let after = FIRST; ; ) {
    const page = await reader.$queryRawUnsafe(sql, after);
    records.push(...page.map(storedRecord));
    const last = records.at(-1);
    if (page.length < PAGE || last === undefined) return records;
    after = last.id;
  }
}

/** Numbers come as `bigint` from some of the drivers. */
function storedRecord(row: unknown): StoredRecord {
  const values = Object.entries(row as Record<string, unknown>).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? Number(value) : value,
  ]);
  return Object.fromEntries(values);
}

export interface StrictRow {
  readonly request_id: string;
  readonly intents: number | bigint;
}

export async function readStrictRows({ reader }: ChaosDatabase): Promise<readonly StrictRow[]> {
  return (await reader.$queryRawUnsafe('SELECT request_id, intents FROM chaos_strict')) as StrictRow[];
}
