import type { AuthAction } from '../auth/auth-actions.js';
import type { Awaitable } from '../awaitable.js';
import type { AuditMeta, TargetMeta } from '../options.js';
import type { RequestTag } from '../session/request-tag.js';
import type { SessionEndReason } from '../storage/ports.js';
import type { ActorAnswer } from './ask-actor.js';
import type { Actor } from './audit-record.js';
import { isMutating } from './classify.js';
import type { Foreseen } from './foreseen.js';
import type { RequestEnd, RequestFacts } from './request-facts.js';
import { targetMetas } from './targets.js';

/** What is known so far about a request's record; lives from the first byte in to the last byte out. */
export interface Draft {
  /** The record's id to be, a UUIDv7. */
  readonly id: string;
  readonly openedAt: number;
  readonly startedAt: number;
  readonly facts: RequestFacts;
  readonly tag: RequestTag;
  /** The remote procedure call that it is of; null for a request itself. */
  readonly call: RpcCall | null;
  /** The audit it belongs to. */
  readonly home: DraftHome;
  /** What handlers said, later words first. */
  meta: DraftMeta;
  /** The auth event that named this record, if one did. */
  auth: AuthAction | null;
  /** Route parameters, for targets that name one. */
  params: Readonly<Record<string, unknown>>;
  /** Answers of `actor`, oldest first. */
  readonly answers: Awaitable<ActorAnswer>[];
  /** An actor the handler named itself: it wins. */
  actor: Actor | null;
  /** The parsed body, where only the handler sees it. */
  body: unknown;
  /** What a handler threw, where only the handler's decoration sees it. */
  error: unknown;
  /** The handler is through, whatever of its answer is still on the way: a client that leaves now takes nothing back. */
  isHandled: boolean;
  /** It wrote to a tracked table: whatever its method says, it changed something. */
  hasWritten: boolean;
  /** How many writes to tables that are not tracked the extension saw. */
  opaqueWrites: number;
  /** An inner adapter writes the record of this action. */
  claimed: boolean;
  /** Which of the request's calls have a record of their own, or want none, by their places; null before the first. */
  claimedCalls: Set<number> | null;
  /** All of them: what is left for the request's own record is what was said of it. */
  areCallsClaimed: boolean;
  /** Why the recorded session ends with this request, if it does. */
  endsSession: SessionEndReason | null;
  /** What the adapter knows of where the request is answered; asked at the end, and by calls that it carries. */
  whereAnswered: (() => Pick<RequestEnd, 'route' | 'routeSource'>) | null;
  /** Set by an adapter that wants to say so in the answer's headers. */
  onSessionEnd: (() => void) | null;
  /** Have the last word before it settles, when the status is decided (null: none is); run once. */
  lastWords: LastWord[] | null;
  /** With durability `strict`: what is committed before its handler runs. A request's calls share it. */
  intent: Intent | null;
  /** What is stored whatever comes of the process; null: nothing yet. */
  foreseen: Foreseen | null;
  settled: boolean;
  /** `performance.now()` when it settled. */
  settledAt: number;
  /** What it answered with goes on, such as a subscription's stream. */
  isHeld: boolean;
}

/** That a handler is about to run, as a row of its own. */
export interface Intent {
  readonly id: string;
  /** Whether it was committed in time. */
  readonly committed: Promise<boolean>;
  /** An outcome says how it went. */
  isConcluded: boolean;
  /** An outcome is stored. */
  isStored: boolean;
  /** How many drafts that share it have not settled. */
  drafts: number;
}

export type LastWord = (statusCode: number | null) => void;

const LINGERS_MS = 60_000;

/**
 * What goes on after an answer is still of its request, for a minute. A timer or connection that a request only
 * happened to open carries its context for ever, and is nobody's doing.
 */
export function isPast({ settled, settledAt, isHeld }: Draft): boolean {
  return settled && !isHeld && performance.now() - settledAt > LINGERS_MS;
}

/** One call of a remote procedure; a request may carry several. */
export interface RpcCall {
  /** `order.refund` */
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  /** Its place among the calls of its request; null when it is the only one. */
  readonly batchIndex: number | null;
  /** False where its meta opts out: only an auth event makes a record of it then. */
  readonly isAudited: boolean;
}

/** What code that finds a draft may ask of its audit. */
export interface DraftHome {
  askActor(draft: Draft): Promise<void>;
  onError(error: Error): void;
}

export interface DraftMeta extends Omit<AuditMeta, 'target' | 'metadata' | 'body'> {
  readonly targets: readonly TargetMeta[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly body: readonly string[];
}

const UNREADABLE = '[unreadable]';

export const EMPTY_META: DraftMeta = { targets: [], metadata: {}, body: [] };

/** Whether it is recorded though nobody says so. */
export function changesSomething({ call, facts, hasWritten }: Draft): boolean {
  if (hasWritten) return true;
  return call === null ? isMutating(facts.method) : call.type === 'mutation';
}

/** Whether a handler said anything, so that a read is recorded too. */
export function isDescribed(draft: Draft): boolean {
  return draft.meta !== EMPTY_META || draft.auth !== null;
}

/** What was said before, overlaid with what is said now; targets and metadata add up. */
export function mergeMeta(before: DraftMeta, now: AuditMeta): DraftMeta {
  const { target, metadata, body, ...rest } = now;
  return {
    ...before,
    ...rest,
    targets: [...before.targets, ...targetMetas(target)],
    metadata: metadata === undefined ? before.metadata : overlay(before.metadata, metadata),
    body: body === undefined ? before.body : [...before.body, ...body],
  };
}

type Metadata = Readonly<Record<string, unknown>>;

/** A host's getter or proxy may throw: its value is lost, the rest is not. */
function overlay(before: Metadata, added: Metadata): Metadata {
  try {
    return { ...before, ...added };
  } catch {
    return { ...before, ...readableOf(added) };
  }
}

function readableOf(added: Metadata): Metadata {
  try {
    return Object.fromEntries(Object.keys(added).map((key) => [key, readOne(added, key)]));
  } catch {
    return { metadata: UNREADABLE };
  }
}

function readOne(added: Metadata, key: string): unknown {
  try {
    return added[key];
  } catch {
    return UNREADABLE;
  }
}
