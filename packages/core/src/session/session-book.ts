import QuickLRU from 'quick-lru';
import { type Awaitable, afterwards } from '../awaitable.js';
import type { SessionTrust } from '../record/audit-record.js';
import type { AuditSession, SessionActor, SessionEndReason, SessionStore } from '../storage/ports.js';
import type { SessionClaims } from './tokens.js';

/** What this process knows of recorded sessions; the database decides, the book remembers. */
export interface SessionBook {
  /**
   * How far the session vouches for this actor. The first known actor is bound, by one conditional update.
   * `rotate` says that another known actor has come. `seen` is of the request, should its record make the row.
   */
  trust(claims: SessionClaims, actor: SessionActor | null, seen?: SessionSeen): Awaitable<TrustVerdict>;
  end(claims: SessionClaims, reason: SessionEndReason, seen?: SessionSeen): Promise<void>;
  /** Whether the session is known here to have ended, without asking the database. */
  hasEnded(sessionId: string): boolean;
  /** When it ended here, ms, or null. */
  endedAt(sessionId: string): number | null;
  /** The row, made if it is not there. */
  open(claims: SessionClaims, seen?: SessionSeen): Promise<AuditSession>;
}

export interface TrustVerdict {
  readonly trust: SessionTrust;
  readonly rotate: boolean;
}

export interface SessionSeen {
  readonly userAgent: string | null;
  readonly ip: string | null;
}

type Bound = { readonly type: string; readonly id: string } | null;

interface Page {
  bound: Bound;
  /** Under way: all records of a batch ask at once. */
  binding: Promise<Bound> | null;
  endedAt: number | null;
}

const REMEMBERED = 20_000;

export function sessionBook(store: SessionStore, now: () => number): SessionBook {
  const pages = new QuickLRU<string, Page>({ maxSize: REMEMBERED });
  const pageOf = (id: string): Page => {
    const known = pages.get(id);
    if (known !== undefined) return known;
    const page: Page = { bound: null, binding: null, endedAt: null };
    pages.set(id, page);
    return page;
  };

  async function open(claims: SessionClaims, seen?: SessionSeen): Promise<AuditSession> {
    const row = await store.get(claims.sessionId);
    if (row !== null) {
      noteRow(pageOf(claims.sessionId), row);
      return row;
    }
    const fresh = freshSession(claims, now(), seen);
    await store.create(fresh);
    return (await store.get(claims.sessionId)) ?? fresh;
  }

  async function bind(
    claims: SessionClaims,
    actor: SessionActor,
    { page, seen }: { readonly page: Page; readonly seen: SessionSeen | undefined },
  ): Promise<Bound> {
    try {
      await open(claims, seen);
      page.bound ??= await store.bind(claims.sessionId, { ...actor, at: now() });
      return page.bound;
    } finally {
      page.binding = null;
    }
  }

  function boundOf(claims: SessionClaims, actor: SessionActor, seen?: SessionSeen): Awaitable<Bound> {
    const page = pageOf(claims.sessionId);
    if (page.bound !== null) return page.bound;
    page.binding ??= bind(claims, actor, { page, seen });
    return page.binding;
  }

  return {
    open,
    hasEnded: (id) => pages.get(id)?.endedAt != null,
    endedAt: (id) => pages.get(id)?.endedAt ?? null,
    trust(claims, actor, seen) {
      if (actor === null) return { trust: 'signed', rotate: false };
      return afterwards(boundOf(claims, actor, seen), (bound) => verdictOf(bound, actor));
    },
    async end(claims, reason, seen) {
      const page = pageOf(claims.sessionId);
      if (page.endedAt !== null) return;
      const at = now();
      // Known at once, so that answers say so; kept only when the database knows it too, or nobody would try again.
      page.endedAt = at;
      try {
        await open(claims, seen);
        await store.end(claims.sessionId, reason, at);
      } catch (error) {
        page.endedAt = null;
        throw error;
      }
    },
  };
}

function verdictOf(bound: Bound, actor: SessionActor): TrustVerdict {
  const same = bound?.id === actor.id && bound.type === actor.type;
  return { trust: same ? 'bound' : 'claimed', rotate: !same };
}

function noteRow(page: Page, row: AuditSession): void {
  if (row.actorType !== null && row.actorId !== null) page.bound = { type: row.actorType, id: row.actorId };
  if (row.endedAt !== null) page.endedAt = row.endedAt;
}

function freshSession(claims: SessionClaims, at: number, seen?: SessionSeen): AuditSession {
  return {
    id: claims.sessionId,
    previousId: claims.previousId,
    createdAt: claims.createdAt,
    lastSeenAt: at,
    endedAt: null,
    endReason: null,
    actorType: null,
    actorId: null,
    actorName: null,
    boundAt: null,
    tenantId: null,
    userAgent: seen?.userAgent ?? null,
    ip: seen?.ip ?? null,
    chunks: 0,
    bytes: 0,
    clockOffsetMs: null,
    clockErrorMs: null,
    expiredAt: null,
    erasedAt: null,
  };
}
