/** How one database makes rows out of nothing. */
export interface RowGenerator {
  /** The numbers 0 to n - 1, as column `n` of a table `g`. */
  readonly numbers: (count: number) => string;
  /** A UUIDv7 of a moment, with a number at its end. */
  readonly id: (ms: string, n: string) => string;
  readonly bytes: (count: number) => string;
  readonly json: (text: string) => string;
  readonly isTrue: string;
  /** The whole part of a positive number. */
  readonly whole: (number: string) => string;
}

export const ROW_GENERATORS: Readonly<Record<'sqlite' | 'postgresql', RowGenerator>> = {
  sqlite: {
    numbers: (count) =>
      `(WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < ${count - 1}) SELECT n FROM c) AS g`,
    id: (ms, n) => `printf('%08x-%04x-7000-8000-%012x', (${ms}) / 65536, (${ms}) % 65536, ${n})`,
    bytes: (count) => `randomblob(${count})`,
    json: (text) => text,
    isTrue: '1',
    whole: (number) => `CAST(${number} AS INTEGER)`,
  },
  postgresql: {
    numbers: (count) => `(SELECT n::bigint FROM generate_series(0, ${count - 1}) AS n) AS g`,
    id: (ms, n) =>
      `(lpad(to_hex((${ms})::bigint), 12, '0') || '70008000' || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`,
    bytes: (count) => `decode(repeat(md5(random()::text), ${Math.ceil(count / 16)}), 'hex')`,
    json: (text) => `(${text})::jsonb`,
    isTrue: 'true',
    whole: (number) => `floor(${number})::bigint`,
  },
};
