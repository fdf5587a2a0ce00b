import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { AuditChunk, AuditMark, AuditRecord, AuditSession } from '@auditreel/core/adapter';
import type { eventWithTime } from '@rrweb/types';
import { aMark, aRecord, aSession } from '../../server/testing/rows.js';
import type { Rows } from '../../server/testing/store-rows.js';
import type { Story } from './record-story.js';
import type { Take } from './recording-page.js';
import { storyChanges } from './story-changes.js';

/** Server clock minus nothing: the browser of the story is this much ahead. */
const OFFSET_MS = 1500;
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

interface Where {
  readonly sessionId: string;
  readonly tabId: string;
  readonly page: string;
}

const GUEST: Where = { sessionId: 'visit-guest', tabId: 'tab1', page: 'page-sign-in' };
const ADA: Where = { sessionId: 'visit-ada', tabId: 'tab1', page: 'page-order' };

/** The story as a host's database would hold it: two sessions of one visit, `awayMs` between them. */
export function storyRows(story: Story, awayMs = 0): Rows {
  const order = later(story.order, awayMs);
  const takes = [
    { take: story.signIn, where: GUEST },
    { take: order, where: ADA },
  ];
  const marks = takes.flatMap(({ take, where }) => take.marks.map((mark) => aMark({ ...where, ...mark })));
  const chunks = takes.flatMap(({ take, where }) => chunksOf(take.events, where));
  const records = recordsOf(marks);
  return { records, sessions: sessionsOf(chunks), chunks, marks, changes: storyChanges(records) };
}

/** A chunk for every snapshot and what follows it. */
export function chunksOf(events: readonly eventWithTime[], where: Where): readonly AuditChunk[] {
  const groups: eventWithTime[][] = [];
  for (const event of events) {
    if (event.type === 4 || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(event);
  }
  return groups.map((group, seq) => chunkOf(group, seq, where));
}

export function chunkOf(events: readonly eventWithTime[], seq: number, where: Where): AuditChunk {
  const data = gzipSync(JSON.stringify(events));
  const times = events.map((event) => event.timestamp);
  return {
    ...where,
    seq,
    part: 0,
    parts: 1,
    firstMs: Math.min(...times),
    lastMs: Math.max(...times),
    sentMs: Math.max(...times),
    receivedAt: Math.max(...times) - OFFSET_MS,
    events: events.length,
    hasSnapshot: events.some((event) => event.type === 2),
    byteLength: data.byteLength,
    sha256: createHash('sha256').update(data).digest('hex'),
    dropped: 0,
    encoding: 'gzip',
    data: new Uint8Array(data),
  };
}

function recordsOf(marks: readonly AuditMark[]): readonly AuditRecord[] {
  return marks.map((mark, index) =>
    aRecord(0xffff00 + index, {
      ...(mark.requestId === 'q-refund' ? REFUND : FAILED_LOGIN),
      time: mark.t - OFFSET_MS + 12,
      requestId: mark.requestId,
      sessionId: mark.sessionId,
      tabId: mark.tabId,
      witness: 'witnessed',
      ip: '203.0.113.7',
      ipVia: 'trusted_proxy',
      userAgent: USER_AGENT,
      service: 'corner-shop',
    }),
  );
}

const FAILED_LOGIN: Partial<AuditRecord> = {
  action: 'authn.login',
  kind: 'auth',
  outcome: 'failure',
  statusCode: 401,
  reason: 'INVALID_CREDENTIALS',
  actorType: 'anonymous',
  actorId: null,
  route: '/login',
  targetType: 'user',
  targetName: 'ada@example.com',
  targets: [{ type: 'user', name: 'ada@example.com', verified: false }],
  sessionTrust: 'signed',
};

const REFUND: Partial<AuditRecord> = {
  action: 'order.refund',
  kind: 'update',
  actorId: 'u_ada',
  actorName: 'Ada Lovelace',
  route: '/orders/:id/refund',
  targetType: 'order',
  targetId: '1042',
  targets: [{ type: 'order', id: '1042' }],
  opaqueWrites: 2,
  sessionTrust: 'bound',
  metadata: {
    reason: 'damaged \u202etxt.exe',
    amount: 119.5,
    items: [{ sku: 'espresso-1kg', count: 1 }],
    notify: true,
  },
};

function sessionsOf(chunks: readonly AuditChunk[]): readonly AuditSession[] {
  const common = { ip: '203.0.113.7', userAgent: USER_AGENT, clockOffsetMs: OFFSET_MS, clockErrorMs: 8 };
  const weigh = (id: string): Pick<AuditSession, 'chunks' | 'bytes' | 'createdAt' | 'lastSeenAt'> => {
    const own = chunks.filter((chunk) => chunk.sessionId === id);
    return {
      chunks: own.length,
      bytes: own.reduce((sum, chunk) => sum + chunk.byteLength, 0),
      createdAt: Math.min(...own.map((chunk) => chunk.firstMs)) - OFFSET_MS,
      lastSeenAt: Math.max(...own.map((chunk) => chunk.lastMs)) - OFFSET_MS,
    };
  };
  const guest = aSession(GUEST.sessionId, {
    ...common,
    ...weigh(GUEST.sessionId),
    endReason: 'actor_change',
  });
  const actor = { actorType: 'user', actorId: 'u_ada' } as const;
  return [
    guest,
    aSession(ADA.sessionId, { ...common, ...weigh(ADA.sessionId), ...actor, previousId: GUEST.sessionId }),
  ];
}

function later(take: Take, ms: number): Take {
  return {
    events: take.events.map((event) => ({ ...event, timestamp: event.timestamp + ms })),
    marks: take.marks.map((mark) => ({ ...mark, t: mark.t + ms })),
  };
}
