import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import { changesSql } from '../../packages/core/src/changes/triggers/changes-sql.js';
import type { ChangeNames } from '../../packages/core/src/changes/triggers/tracked-table.js';
import { type WantedChanges, wantedChanges } from '../../packages/core/src/cli/changes/changes-tables.js';
import { hasModel, tableNamesOf } from '../../packages/core/src/prisma/data-model.ts';
import { AUDIT_CHANGE, AUDIT_CONTEXT } from '../../packages/core/src/prisma/models.ts';
import { folderOf } from './generate-client.ts';
import type { HostClient } from './host-client.ts';
import type { Host } from './hosts.ts';
import { type OpenHost, openHost } from './open-host.ts';
import { runScript } from './run-script.ts';
import type { StoredChange, TrackedClient } from './tracked-client.ts';

export interface OpenTracked extends Omit<OpenHost, 'client'> {
  readonly client: TrackedClient;
  readonly raw: HostClient;
  readonly wanted: WantedChanges;
  readonly names: ChangeNames;
  /** What was written down since the last call, in the order of ids. */
  changes(): Promise<readonly StoredChange[]>;
}

/** A host's empty database whose tables have triggers. */
export async function openTracked(host: Host, generated = `tracked-${host.provider}`): Promise<OpenTracked> {
  const open = await openHost(host, inject('postgresUrl'), generated);
  const raw = open.client;
  const client = raw as unknown as TrackedClient;
  const text = await readFile(`${folderOf(generated, host.prisma)}/schema.prisma`, 'utf8');
  const wanted = wantedChanges([{ path: 'schema.prisma', text }], host.provider);
  const names = changeNamesOf(raw);
  await runScript(raw, host, changesSql(wanted.tables, names, host.provider));
  const seen = new Set<string>();
  const changes = async (): Promise<readonly StoredChange[]> => {
    const all = await client.auditChange.findMany({ orderBy: { id: 'asc' } });
    const fresh = all.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    return fresh;
  };
  return { ...open, client, raw, wanted, names, changes };
}

export function changeNamesOf(client: unknown): ChangeNames {
  return {
    changes: tableNamesOf(client, AUDIT_CHANGE),
    context: hasModel(client, AUDIT_CONTEXT) ? tableNamesOf(client, AUDIT_CONTEXT) : null,
  };
}
