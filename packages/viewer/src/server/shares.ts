import { createHash } from 'node:crypto';
import type { AuditRecord, RecordFilter } from '@auditreel/core/adapter';
import type { Share } from '../api/answers.js';
import { eachRecord } from './each-record.js';
import { readPath } from './share-path.js';
import { isVisible } from './tenant.js';
import { readTold } from './told-time.js';
import type { ViewerScope } from './viewer-parts.js';

/** No share lives longer, so none is older. */
export const LONGEST_MS: number = 30 * 86_400_000;

const MOST_SHARES = 200;
/** Of all tenants together. */
const MOST_MADE = 5_000;
const MOST_OPENINGS = 100;

/** The token's hash is the share's id: who reads the records cannot make a link of it. */
export function shareIdOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The share that is in force under this id, for this viewer; null when it is unknown, over, revoked or another tenant's. */
export async function activeShare(scope: ViewerScope, id: string): Promise<Omit<Share, 'opened'> | null> {
  const [record] = await newest(scope, { action: 'audit.share', target: `share/${id}` }, 1);
  if (record === undefined || !isVisible(scope.viewer, record)) return null;
  const share = readShare(record, scope.parts.now());
  if (share === null || (await isRevoked(scope, id))) return null;
  return share;
}

/** All that are in force, the newest first, with how often each was opened. */
export async function activeShares(scope: ViewerScope): Promise<readonly Share[]> {
  const from = scope.parts.now() - LONGEST_MS;
  // Not by tenant: along the index of tenants, all that this one has recorded would be read.
  const made = await newest(scope, { action: 'audit.share', from }, MOST_MADE);
  const shares: Share[] = [];
  for (const record of made.filter((one) => isVisible(scope.viewer, one)).slice(0, MOST_SHARES)) {
    const share = readShare(record, scope.parts.now());
    if (share === null || (await isRevoked(scope, share.id))) continue;
    const opened = await newest(
      scope,
      { action: 'audit.share_open', target: `share/${share.id}` },
      MOST_OPENINGS,
    );
    shares.push({ ...share, opened: { count: opened.length, isAtLeast: opened.length === MOST_OPENINGS } });
  }
  return shares;
}

/** Whoever revoked it: somebody who sees all tenants may. */
async function isRevoked(scope: ViewerScope, id: string): Promise<boolean> {
  const revoked = await newest(scope, { action: 'audit.share_revoked', target: `share/${id}` }, 1);
  return revoked.length > 0;
}

async function newest(
  scope: ViewerScope,
  filter: RecordFilter,
  most: number,
): Promise<readonly AuditRecord[]> {
  const found: AuditRecord[] = [];
  for await (const record of eachRecord(scope.parts.storage.records, filter, most)) found.push(record);
  return found;
}

/** Null when it is over, or no share that this version makes. */
function readShare(record: AuditRecord, now: number): Omit<Share, 'opened'> | null {
  const { targetId: id, time, actorType, actorId, actorName, metadata } = record;
  const { note } = metadata ?? {};
  const to = readPath(metadata ?? {});
  const expiresAt = readTold(metadata?.expiresAt);
  if (id === null || to === null || expiresAt === null || expiresAt <= now) return null;
  const text = typeof note === 'string' ? note : null;
  return { id, path: to, time, expiresAt, note: text, actorType, actorId, actorName };
}
