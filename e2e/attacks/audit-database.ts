import { readFile } from 'node:fs/promises';

type Prisma = Awaited<
  ReturnType<typeof import('../../examples/express-shop/src/database.js')['openDatabase']>
>;
export type StoredRecord = NonNullable<Awaited<ReturnType<Prisma['auditRecord']['findFirst']>>>;

/** The shop's database, read beside the shop and never through it. */
export interface AuditDatabase {
  readonly prisma: Prisma;
  /** The one record of a tagged request; waits until the batch that holds it is written. */
  recordOf(requestId: string): Promise<StoredRecord>;
  records(): Promise<readonly StoredRecord[]>;
  /** Every byte of the database, what is not checkpointed yet with it. */
  bytes(): Promise<Buffer>;
  close(): Promise<void>;
}

/** The client is generated when the shop starts, so it can't be imported before. */
export async function openAuditDatabase(url: string): Promise<AuditDatabase> {
  const { openDatabase } = await import('../../examples/express-shop/src/database.js');
  const prisma = await openDatabase(url);
  const file = url.replace(/^file:/, '');
  return {
    prisma,
    async recordOf(requestId) {
      const found = await eventually(
        () => prisma.auditRecord.findMany({ where: { requestId } }),
        (records) => records.length > 0,
      );
      const [record, ...more] = found;
      if (record === undefined || more.length > 0)
        throw new Error(`${requestId} has ${found.length} records instead of one`);
      return record;
    },
    records: () => prisma.auditRecord.findMany({ orderBy: { id: 'asc' } }),
    bytes: async () => Buffer.concat(await Promise.all([file, `${file}-wal`].map((path) => readFile(path)))),
    close: () => prisma.$disconnect(),
  };
}

/** Asks until it is so, at most 10 s; then answers what there is. */
export async function eventually<T>(ask: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  let found = await ask();
  for (let tries = 0; tries < 100 && !isSo(found); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    found = await ask();
  }
  return found;
}
