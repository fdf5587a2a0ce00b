import { type Audit, createAudit } from '@auditreel/core';
import { openDraft, runInDraft, settleDraft } from '@auditreel/core/adapter';
import { auditAdapter, auditChanges } from '@auditreel/core/changes';
import { prismaStorage } from '@auditreel/core/prisma';
import { inject } from 'vitest';
import type { DriverAdapterFactory } from '../../packages/core/src/changes/adapter/driver-adapter.js';
import { changesSql } from '../../packages/core/src/changes/triggers/changes-sql.js';
import type { ColumnKind, TrackedTable } from '../../packages/core/src/changes/triggers/tracked-table.js';
import { hasModel, tableNamesOf } from '../../packages/core/src/prisma/data-model.ts';
import { AUDIT_CHANGE, AUDIT_CONTEXT } from '../../packages/core/src/prisma/models.ts';
import type { HostClient } from './host-client.ts';
import type { Host } from './hosts.ts';
import { openHost } from './open-host.ts';
import { runScript } from './run-script.ts';
import { listening } from './sent-statements.ts';
import { type WritingClient, writingClient } from './writing-client.ts';
import { writing } from './writing-host.ts';

export const CARRIED = ['by the extension', 'by the driver adapter'] as const;

export type Carried = (typeof CARRIED)[number];

export interface WritingHost {
  /** Without the extension, on an adapter of its own. */
  readonly plain: WritingClient;
  /** Without the extension, on the same adapter. */
  readonly base: WritingClient;
  /** With it. */
  readonly prisma: WritingClient;
  readonly audit: Audit;
  /** What the driver of `base` and `prisma` was sent. */
  readonly statements: readonly string[];
  changes(): Promise<readonly ChangeRow[]>;
  /** Rows that nobody took away: none, once nothing is under way. */
  leftOver(): Promise<number>;
  close(): Promise<void>;
}

export interface ChangeRow {
  readonly recordId: string | null;
  readonly actorType: string | null;
  readonly actorId: string | null;
  readonly model: string;
  readonly targetId: string;
  readonly op: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** An empty database with triggers on two tables of three, and a client that carries the context to them. */
export async function openWritingHost(
  host: Host,
  carried: Carried,
  tables: readonly TrackedTable[] = TRACKED,
): Promise<WritingHost> {
  const open = await openHost(host, inject('postgresUrl'), writing(host.provider));
  if (tables.length > 0) await installChanges(open.client, host, tables);
  const statements: string[] = [];
  const client = await open.again((adapter) => {
    const heard = listening(adapter as DriverAdapterFactory, statements);
    return (carried === 'by the extension' ? heard : auditAdapter(heard)) as never;
  });
  const base = writingClient(client);
  const audit = createAudit({
    storage: prismaStorage(client),
    secret: 'for tests only, for tests only, for tests only',
    durability: { default: 'best-effort' },
  });
  return {
    plain: writingClient(open.client),
    base,
    prisma: base.$extends(auditChanges(audit)),
    audit,
    statements,
    changes: () => changesOf(open.client),
    leftOver: () => leftOver(open.client),
    async close() {
      await audit.close();
      await open.close();
    },
  };
}

/** Runs `work` as a request of somebody's. */
export async function asRequest<R>(
  audit: Audit,
  { actor, method = 'POST' }: { readonly actor?: string; readonly method?: string },
  work: () => Promise<R>,
): Promise<{ readonly recordId: string; readonly result: R }> {
  const facts = { method, url: '/orders', header: () => undefined, peerAddress: null, native: null };
  const draft = openDraft(audit, facts);
  if (actor !== undefined) draft.actor = { type: 'user', id: actor };
  try {
    return { recordId: draft.id, result: await runInDraft(audit, draft, work) };
  } finally {
    settleDraft(audit, draft, { statusCode: 200 });
  }
}

const table = (model: string, columns: Readonly<Record<string, ColumnKind>>): TrackedTable => ({
  ...{ model, schema: null, table: model, id: ['id'], cascades: [] },
  columns: Object.entries(columns).map(([field, kind]) => ({
    ...{ field, column: field, kind, redacted: false, ignored: false },
  })),
});

const TRACKED: readonly TrackedTable[] = [
  table('Order', { id: 'number', note: 'text', n: 'number' }),
  table('Item', { id: 'number', sku: 'text', orderId: 'number' }),
];

async function installChanges(
  client: HostClient,
  host: Host,
  tables: readonly TrackedTable[],
): Promise<void> {
  const context = hasModel(client, AUDIT_CONTEXT) ? tableNamesOf(client, AUDIT_CONTEXT) : null;
  const names = { changes: tableNamesOf(client, AUDIT_CHANGE), context };
  await runScript(client, host, changesSql(tables, names, host.provider));
}

async function changesOf(client: HostClient): Promise<readonly ChangeRow[]> {
  const { auditChange } = client as unknown as {
    readonly auditChange: { findMany(args: object): Promise<ChangeRow[]> };
  };
  return auditChange.findMany({ orderBy: { id: 'asc' } });
}

async function leftOver(client: HostClient): Promise<number> {
  if (!hasModel(client, AUDIT_CONTEXT)) return 0;
  return (await client.$queryRawUnsafe('SELECT * FROM audit_context')).length;
}
