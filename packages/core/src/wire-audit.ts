import { v7 as uuidv7 } from 'uuid';
import { type Audit, type CloseReport, ROOMS } from './audit.js';
import type { AuditRooms } from './audit-rooms.js';
import { activeContexts } from './context/active-contexts.js';
import { neverAnswered } from './never-answered.js';
import { once } from './once.js';
import { type AskActor, askActor } from './record/ask-actor.js';
import { type Draft, EMPTY_META } from './record/draft.js';
import { recordDesk } from './record-desk.js';
import { chunkIngest } from './recording/chunk-ingest.js';
import { recorderRoutes } from './recording/recorder-routes.js';
import type { ResolvedOptions } from './resolve-options.js';
import { requestTag } from './session/request-tag.js';
import { sessionBook } from './session/session-book.js';
import { sessionTokens } from './session/tokens.js';
import { sharedAudits, sharingKey } from './shared-audits.js';
import { withinDeadline } from './within-deadline.js';
import { witnessResolver } from './witness/witness-resolver.js';

/** Clock and chance, passed in so that tests can hold them still. */
export interface Effects {
  readonly now: () => number;
  readonly random: () => number;
}

const ACTOR_DEADLINE_MS = 2000;
const FLUSH_MS = 30_000;
const CLOSE_MS = 5000;

/** Joins the rooms: what a settled draft, an upload and a verdict each pass through. */
export function wireAudit(given: ResolvedOptions, effects: Effects): Audit {
  const options: { -readonly [Key in keyof ResolvedOptions]: ResolvedOptions[Key] } = { ...given };
  const { storage, onError } = options;
  const { now } = effects;
  const ready = once(() => storage.check());
  const tokens = sessionTokens(options.keys, now);
  const book = sessionBook(storage.sessions, now);
  const ask = askActor({ actor: () => options.actor, deadlineMs: ACTOR_DEADLINE_MS, onError });
  const witness = witnessResolver({ storage, recordings: options.recordings, now, onError });
  const desk = recordDesk({ options, ready, tokens, book, ask, now });
  const recorder = recorderRoutes({
    path: options.path,
    origins: options.recording.origins,
    start: { recording: options.recording, sessions: storage.sessions, book, tokens, ...effects },
    ingest: chunkIngest({
      chunks: options.recordings,
      sessions: storage.sessions,
      book,
      tokens,
      limits: options.recording.limits,
      now,
      onMarks: witness.marked,
    },
    seenOf: (request, peer) => seenOf(request, peer, options),
    onError,
  });
  activeContexts().add(options.context);
  const home = { askActor: (draft: Draft) => askInto(draft, ask), onError };
  const rooms: AuditRooms = {
      leases: storage.leases,
    options,
    storage,
    context: options.context,
    home,
    start: once(() => {
      options.keys.signing();
      witness.start();
      ready().catch(onError);
    }),
    openDraft: (facts, call) => openDraft({ facts, call: call ?? null, home, openedAt: now() }),
    sessionEnds: (draft) => draft.endsSession !== null || isOver(draft, tokens.knownSession, book.hasEnded),
    neverAnswered: neverAnswered(),
    settle: desk.settle,
    share: () => void sharedAudits().set(sharingKey(options), audit),
    adopt: ({ actor, capture, bodyFields, redactPolicy, resolveAddress }) => {
      Object.assign(options, { actor, capture, bodyFields, redactPolicy, resolveAddress });
    }),
    record: desk.record,
    serveRecorder: async (request, peer) =>
      recorder.fetch(request, { scripts: peer.scripts, peerAddress: peer.address }),
  };
  const audit: Audit = {
    path: options.path,
    record: (input) => desk.record(input),
    flush: ({ deadlineMs = FLUSH_MS } = {}) => desk.flush(deadlineMs),
    close: async ({ deadlineMs = CLOSE_MS } = {}): Promise<CloseReport> => {
      unshare(audit);
      const [report] = await Promise.all([
        desk.close(deadlineMs),
        withinDeadline(witness.stop(), deadlineMs),
      ]);
      return report;
    },
    [ROOMS]: rooms,
  };
  return audit;
}

function openDraft(given: Pick<Draft, 'facts' | 'call' | 'home' | 'openedAt'>): Draft {
  return {
    id: uuidv7(),
    openedAt: given.openedAt,
    startedAt: performance.now(),
    facts: given.facts,
    tag: requestTag(given.facts),
    call: given.call,
    home: given.home,
    meta: EMPTY_META,
    auth: null,
    params: {},
    answers: [],
    actor: null,
    body: undefined,
    error: undefined,
    isHandled: false,
    claimed: false,
    claimedCalls: null,
    areCallsClaimed: false,
    endsSession: null,
    whereAnswered: null,
    onSessionEnd: null,
    settled: false,
    settledAt: 0,
    isHeld: false,
  };
}

/** A process that goes on after its audit was closed may open another. */
function unshare(audit: Audit): void {
  for (const [key, shared] of sharedAudits()) if (shared === audit) sharedAudits().delete(key);
}

async function askInto(draft: Draft, ask: AskActor): Promise<void> {
  const answer = ask(draft.facts);
  draft.answers.push(answer);
  await answer;
}

function isOver(
  { tag }: Draft,
  knownSession: (token: string) => { readonly sessionId: string } | null,
  hasEnded: (sessionId: string) => boolean,
): boolean {
  const claims = tag.sessionToken === null ? null : knownSession(tag.sessionToken);
  return claims !== null && hasEnded(claims.sessionId);
}

function seenOf(
  request: Request,
  peer: string | null,
  options: ResolvedOptions,
): { readonly userAgent: string | null; readonly ip: string | null } {
  const agent = request.headers.get('user-agent');
  const address = options.resolveAddress(peer, request.headers.get('x-forwarded-for') ?? undefined);
  return { userAgent: agent === null ? null : options.cleanAgent(agent), ip: address.ip };
}
