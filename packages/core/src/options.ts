import type { ContextStore } from './context/context-store.js';
import type { FindingsOptions } from './findings/findings-options.js';
import type { IngestLimits } from './protocol/limits.js';
import type { Actor } from './record/audit-record.js';
import type { AuditStorage, ChunkStore } from './storage/ports.js';

/**
 * What is promised of a record. `strict`: an intent is committed before the handler runs, else the answer is 503.
 * `durable`: when the client has its answer, the record survives `kill -9`. `best-effort`: it waits in memory.
 */
export type Durability = 'strict' | 'durable' | 'best-effort';

export interface DurabilityOptions {
  /** Of all records whose handler says nothing else. @default 'durable', where there is a disk */
  readonly default?: Durability;
  /** Requests that are `strict` though their handlers don't say so. Gets method and path. */
  readonly strict?: (request: { readonly method: string; readonly path: string }) => boolean;
  readonly spool?: SpoolDirectoryOptions;
}

export interface SpoolDirectoryOptions {
  /** Directory for all processes of the app, on a disk that outlives them. @default './.auditreel' */
  readonly dir?: string;
  /** What one process may hold there, in bytes. @default 1 GB, or 10 % of what is free */
  readonly maxBytes?: number;
  /** Ms between two fsyncs, or `always`: against power loss, which `kill -9` is not. @default 200 */
  readonly fsync?: number | 'always';
}

export interface CaptureOptions {
  /** Requests that make no record, besides reads. Gets method and path. */
  readonly skip?: (request: { readonly method: string; readonly path: string }) => boolean;
  /** Reads (GET, HEAD) that make one, e.g. exports. */
  readonly reads?: (request: { readonly method: string; readonly path: string }) => boolean;
  /** Names of body fields kept in `metadata.body`, redacted. */
  readonly body?: readonly string[];
}

export interface RecordingOptions {
  /** Share of sessions to record, 0 to 1. @default 1 */
  readonly sample?: number;
  /** `balanced` masks inputs and secrets; `strict` all text and media. @default 'balanced' */
  readonly privacy?: 'balanced' | 'strict';
  /** Keeps style sheets, fonts and images beside recordings, never with `strict`: a replay fetches nothing. @default true */
  readonly assets?: boolean;
  /** Records pictures of canvases, never with `strict`. @default false */
  readonly canvas?: boolean;
  /** Origins, besides its own, whose pages may record to this server. @default [] */
  readonly origins?: readonly string[];
  readonly limits?: Partial<IngestLimits>;
  /** Asked when a session is requested; false: not recorded. */
  readonly consent?: (request: Request) => boolean | Promise<boolean>;
}

/** How long something is kept: hours, days, weeks or years of 365 days. */
export type KeepFor = 'forever' | `${number}${'h' | 'd' | 'w' | 'y'}`;

export interface RetentionOptions {
  /** Records and data changes. What a legal hold names is kept all the same. @default 'forever' */
  readonly records?: KeepFor;
  /** Recordings, from when their session was last seen; shorter or longer than records. @default 'forever' */
  readonly recordings?: KeepFor;
}

/** Something that went wrong inside auditreel; the host's request was not touched by it. */
export type ErrorListener = (error: Error) => void;

/** Options of {@link createAudit}. */
export interface AuditOptions {
  /** Where records and recordings go: `prismaStorage(prisma)`, or `memoryStorage()` in tests. */
  readonly storage: AuditStorage;
  /** Another store for recordings. @default storage.chunks */
  readonly recordings?: ChunkStore;
  /** Signs session and write tokens: at least 32 characters; of an array the first signs, all verify. */
  readonly secret?: string | readonly string[] | undefined;
  /** Where the recorder's routes live. @default '/api/auditreel' */
  readonly path?: string;
  /** Name of this service, on every record. */
  readonly service?: string;
  /**
   * Who acts. Gets the web `Request` and whatever the adapter got natively (Express `req`, tRPC `ctx`).
   * Null means anonymous; throwing or taking over two seconds means unknown.
   */
  actor?(request: Request, native: unknown): Actor | null | undefined | Promise<Actor | null | undefined>;
  /** CIDRs of proxies whose `X-Forwarded-For` is believed. @default [] */
  readonly trustedProxies?: readonly string[];
  readonly capture?: CaptureOptions;
  readonly durability?: DurabilityOptions;
  /** `fields`: more names to redact. `allow`: names never redacted by name. */
  readonly redact?: { readonly fields?: readonly string[]; readonly allow?: readonly string[] };
  readonly recording?: RecordingOptions;
  /** What is deleted when it is old. @default nothing */
  readonly retention?: RetentionOptions;
  /** What is looked for in the records, and who is told; false: nothing. @default the built-in rules, and nobody */
  readonly findings?: FindingsOptions | false;
  /** Where the request's draft is kept. @default AsyncLocalStorage */
  readonly context?: ContextStore;
  /** Flush on SIGTERM and SIGINT, then raise the signal again: listeners of your own hear it twice. @default false */
  readonly handleSignals?: boolean;
  /** @default console.error, once a minute per code */
  readonly onError?: ErrorListener;
}

/** What a handler says about its own audit record. */
export interface AuditMeta {
  /** `noun.verb`, e.g. `order.refund`. */
  readonly action?: string;
  readonly kind?: 'create' | 'update' | 'delete' | 'read' | 'auth' | 'other';
  /** One target or several; `param` takes the id from a route parameter. */
  readonly target?: TargetMeta | readonly TargetMeta[];
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly durability?: Durability;
  /** Names of body fields to keep, redacted. */
  readonly body?: readonly string[];
  readonly outcome?: 'success' | 'failure' | 'denied';
  readonly reason?: string;
}

export interface TargetMeta {
  readonly type: string;
  readonly id?: string | number | bigint;
  readonly param?: string;
  readonly name?: string;
  readonly verified?: boolean;
}
