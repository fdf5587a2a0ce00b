import { mkdtempSync, rmSync } from 'node:fs';
import { type Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Audit } from '../audit.js';
import { createAudit } from '../create-audit.js';
import type { MountableHandler, ViewerIdentity } from '../mountable-handler.js';
import type { AuditOptions } from '../options.js';
import type { AuditRecord } from '../record/audit-record.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage } from '../storage/ports.js';
import { type Scenario, scenariosOf } from './adapter-contract-scenarios.js';
import { authorizeContract, contractViewer } from './adapter-contract-viewer.js';

/** An adapter, as far as its contract needs it. */
export interface AdapterUnderTest {
  /** Serves an audited app with these routes, as a host would write it, on a free port of 127.0.0.1. */
  serve(options: ServeOptions): Promise<ServedApp>;
  /** Whether the adapter sees what handlers throw, so that records carry its code. @default true */
  readonly seesErrors?: boolean;
  /** Whether a mounted handler's root is served with a slash at its end; frameworks redirect one way or the other. @default true */
  readonly slashAtRoot?: boolean;
  /** Under which paths its app is tried. @default the root, and `/shop` */
  readonly basePaths?: readonly string[];
}

export interface ServeOptions {
  readonly audit: Audit;
  /** Under which everything hangs: empty, or a path like `/shop`. */
  readonly basePath: string;
  /** JSON bodies are parsed before them. */
  readonly scenarios: readonly Scenario[];
  /** Answers 401 to every path under it, before anything is routed. */
  readonly guarded: string;
  /** A handler mounted at `path`, behind `authorize`, which reads the native request's headers. */
  readonly viewer: {
    readonly path: string;
    readonly handler: MountableHandler;
    authorize(header: (name: string) => string | undefined): ViewerIdentity | Response | null;
  };
  /** Headers the server must take, bytes. */
  readonly maxHeaderSize: number;
}

export interface ServedApp {
  readonly port: number;
  close(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface SendOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly agent?: Agent;
}

/** An app that serves the scenarios, and what its audit has stored. */
export interface AppInUse {
  readonly audit: Audit;
  readonly storage: AuditStorage;
  /** Where its records are until they are stored. */
  readonly spoolDir: string;
  readonly basePath: string;
  readonly port: number;
  readonly seesErrors: boolean;
  /** Where the mounted handler's root is. */
  readonly viewerRoot: string;
  /** What auditreel complained about. */
  readonly errors: readonly Error[];
  /** Resolves when a handler that waits has begun. */
  readonly begun: Promise<void>;
  /** Lets waiting handlers go on. */
  open(): void;
  send(method: string, path: string, options?: SendOptions): Promise<Answered>;
  /** The records, oldest first, once there are this many; fails when there are more or fewer. */
  records(count: number): Promise<readonly AuditRecord[]>;
  /** The one record there is. */
  record(): Promise<AuditRecord>;
  close(): Promise<void>;
}

export type OpenApp = (options?: Partial<AuditOptions>) => Promise<AppInUse>;

export const CONTRACT_SECRET = 'a-secret-of-at-least-thirty-two-characters';

/**
 * An adapter's app as the contract uses it, for promises of the adapter's own.
 * @example const app = await openApp({ serve: serveNext }, '', {});
 */
export async function openApp(
  adapter: AdapterUnderTest,
  basePath: string,
  options: Partial<AuditOptions>,
): Promise<AppInUse> {
  const storage = options.storage ?? memoryStorage();
  const spoolDir = mkdtempSync(join(tmpdir(), 'auditreel-contract-'));
  const errors: Error[] = [];
  const audit = createAudit({
    storage,
    secret: CONTRACT_SECRET,
    actor: (request) => actorOf(request.headers.get('x-user')),
    onError: (error) => errors.push(error),
    durability: { default: 'durable', spool: { dir: spoolDir } },
    ...options,
  });
  const begun = door();
  const opened = door();
  const served = await adapter.serve({
    audit,
    basePath,
    scenarios: scenariosOf(audit, { begun: begun.open, opened: opened.opened }),
    guarded: '/guarded',
    viewer: { path: '/viewer', handler: contractViewer, authorize: authorizeContract },
    maxHeaderSize: 128 * 1024,
  });
  const records = (count: number) => recordsOf({ audit, storage }, count);
  return {
    audit,
    storage,
    spoolDir,
    basePath,
    port: served.port,
    seesErrors: adapter.seesErrors ?? true,
    viewerRoot: adapter.slashAtRoot === false ? '/viewer' : '/viewer/',
    errors,
    begun: begun.opened,
    open: opened.open,
    send: (method, path, how = {}) => send(served.port, { method, path: basePath + path, ...how }),
    records,
    record: async () => only(await records(1)),
    close: async () => {
      opened.open();
      await served.close();
      // A storage that stays down is not waited for.
      await audit.close({ deadlineMs: 500 });
      rmSync(spoolDir, { recursive: true, force: true });
    },
  };
}

export function actorOf(user: string | null): { readonly type: 'user'; readonly id: string } | null {
  return user === null ? null : { type: 'user', id: user };
}

/** One request on a real socket. */
export function send(
  port: number,
  { method, path, headers, body, agent }: SendOptions & { readonly method: string; readonly path: string },
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { ...type, ...headers },
        ...(agent ? { agent } : {}),
      },
      (incoming) => {
        textOf(incoming).then(
          (text) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
          reject,
        );
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

/** A client has its answer a little before the server knows that it went out. */
async function recordsOf(
  { audit, storage }: Pick<AppInUse, 'audit' | 'storage'>,
  count: number,
): Promise<readonly AuditRecord[]> {
  const stored = async (): Promise<readonly AuditRecord[]> => {
    await new Promise((resolve) => setImmediate(resolve));
    await audit.flush();
    return (await storage.records.list({ limit: 200 })).records.toReversed();
  };
  const giveUpAt = performance.now() + 3000;
  while ((await stored()).length < count && performance.now() < giveUpAt) {}
  // A few turns more: what must not come would come now.
  for (let turn = 0; turn < 5; turn += 1) await stored();
  const records = await stored();
  expect(records.map(({ action }) => action)).toHaveLength(count);
  return records;
}

export function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('There is none');
  return item;
}

interface Door {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function door(): Door {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
