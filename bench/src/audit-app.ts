import { createServer } from 'node:http';
import { createAudit, memoryStorage } from '@auditreel/core';
import { type AuditStorage, createRecorderHandler } from '@auditreel/core/adapter';
import { prismaStorage } from '@auditreel/core/prisma';
import { auditMiddleware } from '@auditreel/express';
import { type App, type AppOptions, orderApp } from './apps.ts';
import { openClient } from './open-client.ts';

/** auditreel with its default options, the shipped indexes, a session token and a signed-in actor. */
export async function auditApp(options: AppOptions): Promise<App> {
  const { storage, stored } = await storageFor(options);
  const audit = createAudit({
    storage,
    secret: 'a-secret-for-measuring-and-nothing-else',
    actor: (_request, req) => ({
      type: 'user',
      id: (req as { headers: Record<string, string> }).headers['x-user'] ?? '',
    }),
  });
  const sessionToken = await mintSession(
    createRecorderHandler(audit, { stubScript: '', recorderScript: '', recorderHash: 'none' }),
  );
  return {
    server: createServer(orderApp([auditMiddleware(audit)])),
    sessionToken,
    flush: () => audit.flush(),
    stored,
  };
}

interface Store {
  readonly storage: AuditStorage;
  readonly stored: App['stored'];
}

async function storageFor(options: AppOptions): Promise<Store> {
  if (options.variant === 'auditreel-nowhere') return nowhere();
  const client = await openClient(options);
  return { storage: prismaStorage(client.prisma), stored: client.countRecords };
}

/** Forgets every record and keeps only their number: what is left is the cost before storage. */
function nowhere(): Store {
  const storage = memoryStorage();
  let stored = 0;
  const insert = async (records: readonly unknown[]): Promise<void> => {
    stored += records.length;
  };
  return { storage: { ...storage, records: { ...storage.records, insert } }, stored: async () => stored };
}

async function mintSession(handle: ReturnType<typeof createRecorderHandler>): Promise<string> {
  const request = new Request('http://127.0.0.1/api/auditreel/session', {
    method: 'POST',
    headers: { origin: 'http://127.0.0.1', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ sentAt: Date.now(), reason: 'start' }),
  });
  const response = await handle(request, { address: null });
  if (!response.ok) throw new Error(`No session: ${await response.text()}`);
  return ((await response.json()) as { sessionToken: string }).sessionToken;
}
