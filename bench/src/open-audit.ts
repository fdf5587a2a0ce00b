import { type Audit, createAudit } from '@auditreel/core';
import { createRecorderHandler } from '@auditreel/core/adapter';
import type { AppOptions, Bookkeeping } from './app.ts';
import { storageFor } from './storage-for.ts';

interface Opened {
  readonly audit: Audit;
  readonly books: Bookkeeping;
}

/** auditreel with its default options, its spool in the run's own folder, the shipped indexes, a session token and a signed-in actor. */
export async function openAudit(
  options: AppOptions,
  /** The actor's id, from what the framework hands to `actor`. */
  userOf: (native: unknown) => string,
): Promise<Opened> {
  const { storage, stored } = await storageFor(options);
  const audit = createAudit({
    storage,
    service: options.variant,
    secret: 'a-secret-for-measuring-and-nothing-else',
    // Where there is nothing to store too: it is part of what a request costs.
    durability: { default: 'durable', spool: { dir: options.folder } },
    actor: (_request, native) => ({ type: 'user', id: userOf(native) }),
  });
  const sessionToken = await mintSession(
    createRecorderHandler(audit, { stubScript: '', recorderScript: '', recorderHash: 'none' }),
  );
  return { audit, books: { sessionToken, flush: () => audit.flush(), stored } };
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
