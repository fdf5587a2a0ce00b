import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import type { PrismaClient } from '../../generated/client.js';
import { createApp } from '../app.js';
import { openAudit } from '../audit.js';
import { openDatabase } from '../database.js';
import { seed } from '../shop/seed.js';

export interface OpenShop {
  readonly app: Express;
  readonly prisma: PrismaClient;
  close(): Promise<void>;
}

const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url);

/** A whole shop with the demo's data, on an SQLite file of its own. */
export async function openShop(): Promise<OpenShop> {
  const folder = await mkdtemp(join(tmpdir(), 'express-shop-'));
  const prisma = await openDatabase(`file:${join(folder, 'shop.db')}`);
  await migrate(prisma);
  await seed(prisma);
  const audit = openAudit(prisma);
  return {
    app: createApp({ prisma, audit }),
    prisma,
    async close() {
      await audit.close();
      await prisma.$disconnect();
      await rm(folder, { recursive: true });
    },
  };
}

async function migrate(prisma: PrismaClient): Promise<void> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const name of names.sort()) {
    const sql = await readFile(new URL(`${name}/migration.sql`, MIGRATIONS), 'utf8');
    // The statements of a trigger's body end inside it.
    for (const statement of sql.split(/;\s*\n(?!END)/).filter((text) => /\w/.test(text))) {
      await prisma.$executeRawUnsafe(statement);
    }
  }
}
