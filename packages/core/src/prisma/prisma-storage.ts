import { once } from '../once.js';
import type { AuditStorage } from '../storage/ports.js';
import { checkSchema } from './check-schema.js';
import type { PrismaClientLike } from './client-shape.js';
import { MODELS } from './columns.js';
import { missingColumns } from './data-model.js';
import { databaseOf, type PrismaStorageOptions } from './database.js';
import { prismaChunks } from './prisma-chunks.js';
import { prismaLeases } from './prisma-leases.js';
import { prismaRecords } from './prisma-records.js';
import { prismaSessions } from './prisma-sessions.js';

/**
 * Records and recordings in the app's own database, through its own Prisma client (6.16+ or 7). Pass the base client,
 * not a transaction: every write takes a transaction of its own.
 * @example const audit = createAudit({ storage: prismaStorage(prisma), secret });
 */
export function prismaStorage(client: PrismaClientLike, options: PrismaStorageOptions = {}): AuditStorage {
  const database = databaseOf(client, options);
  return {
    records: prismaRecords(database),
    sessions: prismaSessions(database),
    chunks: prismaChunks(database),
    leases: prismaLeases(database),
    now: database.now,
    check: () => checkSchema(database),
    missingColumns: once(() => MODELS.flatMap((model) => missingColumns(model, database.names(model)))),
  };
}
