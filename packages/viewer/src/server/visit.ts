import type { ViewerIdentity } from '@auditreel/core';
import type { AuditRecord, AuditSession, SessionStore } from '@auditreel/core/adapter';
import type { Held, SessionAnswer } from '../api/answers.js';
import { eachRecord } from './each-record.js';
import { gapsOf } from './gaps.js';
import { type Holds, holdsInForce } from './held.js';
import { pagesOf } from './pages.js';
import { isRunning } from './running.js';
import { notesOf } from './session-notes.js';
import { isVisible, tenantFilter } from './tenant.js';
import type { ViewerParts, ViewerScope } from './viewer-parts.js';

const MAX_CHAIN = 50;
const MAX_RECORDS = 1000;

/** The whole visit: every session that this one follows or that follows it, as far as the viewer may see. */
export async function visitOf(scope: ViewerScope, session: AuditSession): Promise<SessionAnswer> {
  const { parts, viewer } = scope;
  const { chunks } = parts.storage;
  const chain = (await chainOf(parts.storage.sessions, session)).filter((link) => isVisible(viewer, link));
  const infos = (await Promise.all(chain.map((link) => chunks.list(link.id)))).flat();
  const marks = (await Promise.all(chain.map((link) => chunks.marks(link.id)))).flat();
  const records = await recordsOf(parts, viewer, chain);
  return {
    session,
    held: heldOf(await holdsInForce(scope), chain, records),
    chain,
    pages: pagesOf(infos),
    gaps: gapsOf(infos),
    marks: marks.sort((a, b) => a.t - b.t),
    isRunning: isRunning(chain, parts.now()),
    records,
    notes: await notesOf(scope, chain),
  };
}

function heldOf(holds: Holds, chain: readonly AuditSession[], records: readonly AuditRecord[]): Held | null {
  const all = [...chain.map(holds.onSession), ...records.map(holds.onRecord)];
  return all.find((held) => held !== null) ?? null;
}

/** The sessions that a session follows or that follow it, oldest first. */
export async function chainOf(
  sessions: SessionStore,
  session: AuditSession,
): Promise<readonly AuditSession[]> {
  const found = new Map([[session.id, session]]);
  const open = [session];
  for (let at = open.pop(); at && found.size < MAX_CHAIN; at = open.pop()) {
    const previous = at.previousId === null ? null : await sessions.get(at.previousId);
    const next = await sessions.following(at.id);
    for (const link of previous ? [previous, ...next] : next) {
      if (found.has(link.id)) continue;
      found.set(link.id, link);
      open.push(link);
    }
  }
  return [...found.values()].sort((a, b) => a.createdAt - b.createdAt);
}

async function recordsOf(
  parts: ViewerParts,
  viewer: ViewerIdentity,
  chain: readonly AuditSession[],
): Promise<readonly AuditRecord[]> {
  const found: AuditRecord[] = [];
  for (const link of chain) {
    const filter = { session: link.id, ...tenantFilter(viewer, undefined) };
    for await (const record of eachRecord(parts.storage.records, filter)) {
      if (found.length === MAX_RECORDS) break;
      found.push(record);
    }
  }
  return found.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
}
