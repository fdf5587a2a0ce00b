import pg from 'pg';

/** A record in a transaction that is not committed yet. */
export interface LateCommit {
  readonly id: string;
  commit(): Promise<void>;
}

/** Stores a copy of a record that is there, stamped by the database now, to be seen only later. */
export async function lateCommit(connectionString: string, id: string): Promise<LateCommit> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('BEGIN');
  await client.query(COPY, [id]);
  return {
    id,
    async commit() {
      await client.query('COMMIT');
      await client.end();
    },
  };
}

const COPY = `INSERT INTO audit_records
SELECT (jsonb_populate_record(r, jsonb_build_object(
  'id', $1::text,
  'recordedAt', floor(extract(epoch FROM clock_timestamp()) * 1000)
))).*
FROM audit_records r WHERE r.route IS NOT NULL ORDER BY id LIMIT 1`;
