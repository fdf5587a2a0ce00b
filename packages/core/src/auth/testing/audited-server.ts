import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Audit } from '../../audit.js';
import { createAudit } from '../../create-audit.js';
import { createRecorderHandler } from '../../create-recorder-handler.js';
import type { AuditOptions } from '../../options.js';
import type { AuditRecord } from '../../record/audit-record.js';
import { memoryStorage } from '../../storage/memory-storage.js';
import type { AuditStorage } from '../../storage/ports.js';

export interface AuditInTest {
  readonly audit: Audit;
  readonly storage: AuditStorage;
  readonly errors: readonly Error[];
  /** All records, oldest first. */
  records(): Promise<readonly AuditRecord[]>;
  /** A recorded session, as the recorder begins one. */
  startSession(): Promise<{
    readonly sessionId: string;
    readonly tag: { readonly 'x-audit-ctx': string };
    /** What an answer says of it when it is over. */
    readonly ended: string;
  }>;
}

/** An audit on memory; its errors are kept, so that a test can say that there were none. */
export function auditInTest(options: Partial<AuditOptions> = {}): AuditInTest {
  const storage = memoryStorage();
  const errors: Error[] = [];
  const audit = createAudit({
    storage,
    secret: 'a-secret-of-at-least-thirty-two-characters',
    onError: (error) => errors.push(error),
    ...options,
  });
  return {
    audit,
    storage,
    errors,
    records: async () => {
      await audit.flush();
      return (await storage.records.list({ limit: 200 })).records.toReversed();
    },
    startSession: () => startSession(audit),
  };
}

async function startSession(audit: Audit): ReturnType<AuditInTest['startSession']> {
  const scripts = { stubScript: '', recorderScript: '', recorderHash: '' };
  const request = new Request(`http://localhost${audit.path}/session`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify({ sentAt: Date.now(), reason: 'start' }),
  });
  const answer = await createRecorderHandler(audit, scripts)(request, { address: null });
  const { sessionId, sessionToken } = (await answer.json()) as Readonly<
    Record<'sessionId' | 'sessionToken', string>
  >;
  return {
    sessionId,
    ended: `ended;${sessionToken.slice(-8)}`,
    tag: { 'x-audit-ctx': `v1;${sessionToken};tab-1;request-1;1` },
  };
}

/** Serves on a free port until the test is over; answers the origin. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
