import { pathToFileURL } from 'node:url';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import type { HostClient } from '../storage/host-client.ts';

/** The host's client, as its own code and auditreel use it. */
export async function openClient(file: string, url: string): Promise<HostClient> {
  const { PrismaClient } = await import(pathToFileURL(file).href);
  return new PrismaClient({ adapter: await adapterFor(url) });
}

async function adapterFor(url: string): Promise<unknown> {
  if (!url.startsWith('postgresql:')) return new PrismaLibSql({ url, timeout: 2_000 });
  const { PrismaPg } = await import('@prisma/adapter-pg');
  return new PrismaPg({ connectionString: url });
}
