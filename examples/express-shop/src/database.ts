import { auditAdapter } from '@auditreel/core/changes';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaClient } from '../generated/client.js';

/** Opens the shop's SQLite file so that readers never wait for a writer, and a second writer waits its turn. */
export async function openDatabase(url: string): Promise<PrismaClient> {
  const prisma = new PrismaClient({ adapter: auditAdapter(new PrismaLibSql({ url, timeout: 5000 })) });
  await prisma.$queryRawUnsafe('PRAGMA journal_mode = WAL');
  return prisma;
}
