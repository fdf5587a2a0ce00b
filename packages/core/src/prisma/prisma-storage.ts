import { once } from '../once.js';
import { CATALOGUE, type CataloguedStorage } from '../storage/catalogue.js';
import type { AuditStorage } from '../storage/ports.js';
import { prismaCatalogue } from './catalogue/prisma-catalogue.js';
import { checkSchema } from './check-schema.js';
import type { PrismaClientLike } from './client-shape.js';
import type { Model } from './columns.js';
import { missingColumns, providerOf } from './data-model.js';
import { type Database, databaseOf, type PrismaStorageOptions } from './database.js';
import { modelsOf } from './models.js';
import { prismaAssets } from './prisma-assets.js';
import { prismaChanges } from './prisma-changes.js';
import { prismaChunks } from './prisma-chunks.js';
import { prismaErasure } from './prisma-erasure.js';
import { prismaHolds } from './prisma-holds.js';
import { prismaLeases } from './prisma-leases.js';
import { prismaRecords } from './prisma-records.js';
import { prismaRetention } from './prisma-retention.js';
import { prismaSessions } from './prisma-sessions.js';

/**
 * Records and recordings in the app's own database, through its own Prisma client (6.16+ or 7). Pass the base client,
 * not a transaction: every write takes a transaction of its own.
 * @example const audit = createAudit({ storage: prismaStorage(prisma), secret });
 */
export function prismaStorage(client: PrismaClientLike, options: PrismaStorageOptions = {}): AuditStorage {
  const database = databaseOf(client, options);
  const storage: CataloguedStorage = {
    records: prismaRecords(database),
    sessions: prismaSessions(database),
    chunks: prismaChunks(database),
    leases: prismaLeases(database),
    assets: prismaAssets(database),
    changes: prismaChanges(database),
    holds: prismaHolds(database),
    retention: prismaRetention(database),
    erasure: prismaErasure(database),
    now: database.now,
    check: () => checkSchema(database),
    missingColumns: once(() => modelsOf(providerOf(client)).flatMap((model) => missingOf(model, database))),
    [CATALOGUE]: prismaCatalogue(database),
  };
  return storage;
}

/** What a newer package has and the host's older copy of the models lacks: whole models by their names. */
function missingOf(model: Model, database: Database): readonly string[] {
  if (model.since > 1 && !database.has(model)) return [model.name];
  return missingColumns(model, database.names(model));
}
