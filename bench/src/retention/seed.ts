import { fillTables } from '../fill-tables.ts';
import type { Client } from '../open-client.ts';
import { type SeedSize, seedSql } from './seed-sql.ts';

/** What compresses well would weigh nothing. */
const UNCOMPRESSED = 'ALTER TABLE audit_chunks ALTER COLUMN data SET STORAGE EXTERNAL';

/** Fills the tables with rows that are all old enough to go. */
export async function seed(
  prisma: Client['prisma'],
  provider: 'sqlite' | 'postgresql',
  size: SeedSize,
): Promise<void> {
  if (provider === 'postgresql') await prisma.$executeRawUnsafe(UNCOMPRESSED);
  await fillTables(prisma, provider, seedSql(provider, size));
}
