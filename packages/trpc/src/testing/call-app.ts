import { type Actor, type Audit, type AuditOptions, createAudit, memoryStorage } from '@auditreel/core';
import type { AuditRecord } from '@auditreel/core/adapter';
import {
  createTRPCClient,
  httpBatchLink,
  httpBatchStreamLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCLink,
} from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { expect } from 'vitest';
import type { CallCaller, CallClient } from './call-client.js';
import { type CallContext, callRouter } from './call-router.js';
import { FetchEventSource } from './fetch-event-source.js';

/** A host that serves a router over a real socket. */
export interface CallHost {
  serve(app: ServedRouter): Promise<ServedCalls>;
  /** Whether an adapter of ours sees the HTTP requests, so that what no plugin claims has a record. */
  readonly seesRequests: boolean;
  /** Whether that adapter can have a request wait before anything of it runs. @default false */
  readonly holdsRequests?: boolean;
  /** Where it serves the router. @default '/trpc' */
  readonly path?: string;
  /** What a call's record says of its route. @default what `routeOf` makes of its path */
  readonly route?: string;
  /** Whether the calls' peer address is known. @default true */
  readonly seesAddress?: boolean;
}

/** What a host is given: at its own path the router, at `audit.path` the recorder's routes. */
export interface ServedRouter {
  readonly audit: Audit;
  readonly router: AnyTRPCRouter;
  /** The host's context of a request, whose headers it reads. */
  contextOf(req: unknown, header: (name: string) => string | null | undefined): CallContext;
}

export interface ServedCalls {
  readonly port: number;
  close(): Promise<unknown>;
}

/** A served router, clients for it, and what its audit has stored. */
export interface CallApp {
  readonly audit: Audit;
  /** A record by its id, intents too. */
  recordOf(id: string): Promise<AuditRecord | null>;
  /** Of the server, without a slash at its end. */
  readonly url: string;
  readonly caller: CallCaller;
  /** A client whose calls go by themselves, with these headers. */
  single(headers?: Readonly<Record<string, string>>): CallClient;
  batched(headers?: Readonly<Record<string, string>>): CallClient;
  /** One whose batches are answered in a stream, each call when it ends. */
  streamed(headers?: Readonly<Record<string, string>>): CallClient;
  /** The records, oldest first, once there are this many; fails when there are more or fewer. */
  records(count: number): Promise<readonly AuditRecord[]>;
  close(): Promise<void>;
}

export async function openCallApp(host: CallHost, options: Partial<AuditOptions> = {}): Promise<CallApp> {
  const storage = memoryStorage();
  const audit = createAudit({
    storage,
    secret: 's'.repeat(32),
    actor: (_request, native) => actorOf(native),
    ...options,
  });
  const { router, caller } = callRouter(audit);
  const contextOf: ServedRouter['contextOf'] = (req, header) => ({ user: header('x-user') ?? null, req });
  const served = await host.serve({ audit, router, contextOf });
  const url = `http://127.0.0.1:${served.port}`;
  const endpoint = url + (host.path ?? '/trpc');
  const stored = async (): Promise<readonly AuditRecord[]> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await audit.flush();
    return (await storage.records.list({ limit: 500 })).records.toReversed();
  };
  return {
    audit,
    recordOf: (id) => storage.records.get(id),
    url,
    caller,
    single: (headers = {}) => clientOf(callsAndStreams(endpoint, headers)),
    batched: (headers = {}) => clientOf(httpBatchLink({ url: endpoint, headers })),
    streamed: (headers = {}) => clientOf(httpBatchStreamLink({ url: endpoint, headers })),
    records: async (count) => {
      await expect
        .poll(async () => (await stored()).length, { timeout: 3000, interval: 10 })
        .toBeGreaterThanOrEqual(count);
      // What must not come would come now.
      await new Promise((resolve) => setTimeout(resolve, 30));
      const records = await stored();
      expect(records.map(({ action }) => action)).toHaveLength(count);
      return records;
    },
    close: async () => {
      await served.close();
      await audit.close();
    },
  };
}

export function clientOf(link: TRPCLink<AnyTRPCRouter>): CallClient {
  return createTRPCClient<AnyTRPCRouter>({ links: [link] }) as unknown as CallClient;
}

function callsAndStreams(url: string, headers: Readonly<Record<string, string>>): TRPCLink<AnyTRPCRouter> {
  return splitLink({
    condition: ({ type }) => type === 'subscription',
    true: httpSubscriptionLink({ url, EventSource: FetchEventSource, eventSourceOptions: { headers } }),
    false: httpLink({ url, headers }),
  });
}

/** `actor` gets tRPC's context for a call, and something of the framework's for a request. */
function actorOf(native: unknown): Actor | null {
  const { user } = native as Partial<CallContext>;
  return user == null ? null : { type: 'user', id: user };
}
