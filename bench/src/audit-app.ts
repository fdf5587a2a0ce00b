import { createServer } from 'node:http';
import { createAudit } from '@auditreel/core';
import { createRecorderHandler } from '@auditreel/core/adapter';
import { prismaStorage } from '@auditreel/core/prisma';
import { auditMiddleware } from '@auditreel/express';
import { type App, type AppOptions, orderApp } from './apps.ts';
import { openClient } from './open-client.ts';

/** auditreel with its default options, the shipped indexes, a session token and a signed-in actor. */
export async function auditApp(options: AppOptions): Promise<App> {
  const client = await openClient(options);
  const audit = createAudit({
    storage: prismaStorage(client.prisma),
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
    headers: { 'x-user': 'u-17', 'x-audit-ctx': `v1;${sessionToken};tab1;request1;${Date.now()}` },
    flush: () => audit.flush(),
    stored: client.countRecords,
  };
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
