import { openClient } from './open-client.ts';

/** A record as the database has it, as far as these tests look. */
export interface StoredRecord {
  readonly id: string;
  readonly time: number;
  readonly recordedAt: number;
  readonly action: string;
  readonly route: string | null;
  readonly statusCode: number | null;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly actorId: string | null;
  readonly ip: string | null;
  readonly ipVia: string | null;
  readonly sessionId: string | null;
  readonly sessionTrust: string;
  readonly witness: string | null;
  readonly writerEpoch: string | null;
}

export interface StoredSession {
  readonly id: string;
  readonly previousId: string | null;
  readonly chunks: number;
  readonly ip: string | null;
}

/** The app's database, read beside the app and never through it. */
export interface Database {
  /** Oldest first. */
  records(): Promise<readonly StoredRecord[]>;
  /** Of requests to the shop, as opposed to what auditreel says about itself. */
  orders(): Promise<readonly StoredRecord[]>;
  sessions(): Promise<readonly StoredSession[]>;
  close(): Promise<void>;
}

export async function openDatabase(clientFile: string, url: string): Promise<Database> {
  const client = await openClient(clientFile, url);
  const rows = async <T>(sql: string): Promise<readonly T[]> =>
    (await client.$queryRawUnsafe(sql)).map((row) => withNumbers(row) as T);
  const records = (): Promise<readonly StoredRecord[]> => rows('SELECT * FROM audit_records ORDER BY id');
  return {
    records,
    orders: async () => (await records()).filter(({ route }) => route !== null),
    sessions: () => rows('SELECT * FROM audit_sessions ORDER BY id'),
    close: () => client.$disconnect(),
  };
}

/** The driver brings some numbers as `bigint`. */
function withNumbers(row: unknown): object {
  const values = Object.entries(row as object).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? Number(value) : value,
  ]);
  return Object.fromEntries(values);
}
