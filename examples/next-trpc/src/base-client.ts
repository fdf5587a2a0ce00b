import { PrismaLibSql } from '@prisma/adapter-libsql';
import { databaseUrl } from '@/database-url';
import { PrismaClient } from '../generated/client';

const shared = globalThis as { workspacePrisma?: PrismaClient };

/** One client for the process: Next.js evaluates a module once per bundle, and again when it changes. */
export const base: PrismaClient = shared.workspacePrisma ?? openDatabase();
shared.workspacePrisma = base;

/** A second writer waits its turn for up to five seconds. */
function openDatabase(): PrismaClient {
  return new PrismaClient({ adapter: new PrismaLibSql({ url: databaseUrl(), timeout: 5000 }) });
}
