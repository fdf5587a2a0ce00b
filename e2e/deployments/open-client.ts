import { pathToFileURL } from 'node:url';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import type { HostClient } from '../storage/host-client.ts';

/** The host's client, as its own code and auditreel use it. */
export async function openClient(file: string, url: string): Promise<HostClient> {
  const { PrismaClient } = await import(pathToFileURL(file).href);
  return new PrismaClient({ adapter: new PrismaLibSql({ url, timeout: 2_000 }) });
}
