import { v7 as uuidv7 } from 'uuid';
import { type Audit, type CloseReport, ROOMS } from './audit.js';
import type { AuditRooms } from './audit-rooms.js';
import { activeContexts } from './context/active-contexts.js';
import { wireErasure } from './erasure/wire-erasure.js';
import { wireFindings } from './findings/wire-findings.js';
import { healthOf } from './health.js';
import { lostRequests } from './lost-requests.js';
import { reportMetrics } from './metrics.js';
import { neverAnswered } from './never-answered.js';
import { once } from './once.js';
import { type AskActor, askActor } from './record/ask-actor.js';
import { type Draft, EMPTY_META } from './record/draft.js';
import { type RecordDesk, recordDesk } from './record-desk.js';
import { chunkIngest } from './recording/chunk-ingest.js';
import { recorderRoutes } from './recording/recorder-routes.js';
import type { ResolvedOptions } from './resolve-options.js';
import { wireRetention } from './retention/wire-retention.js';
import { requestTag } from './session/request-tag.js';
import { sessionBook } from './session/session-book.js';
import { completeSession } from './session/session-columns.js';
import { sessionTokens } from './session/tokens.js';
import { sharedAudits, sharingKey } from './shared-audits.js';
import type { AuditStorage } from './storage/ports.js';
import { withinDeadline } from './within-deadline.js';
import { witnessResolver } from './witness/witness-resolver.js';
import { recordOutlet } from './writer/record-outlet.js';

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
  const outlet = recordOutlet({
    options,
    ready,
    complete: (row, { verified, ends }) => completeSession(row, verified, { book, ends }),
    now,
  });
  const { keeper } = outlet;
  const keepsAssets = (): boolean => options.recording.assets && (storage.assets?.isThere() ?? false);
  const desk = recordDesk({ options, tokens, keeper, intents: outlet.intents, ask, now });
  const recorder = recorderRoutes({
    path: options.path,
    origins: options.recording.origins,
    start: {
      recording: options.recording,
      sessions: storage.sessions,
      book,
      tokens,
      keepsAssets,
      ...effects,
    },
    ingest: chunkIngest({
      chunks: options.recordings,
      sessions: storage.sessions,
      leases: storage.leases,
      assets: () => (keepsAssets() ? storage.assets : undefined),
      book,
      tokens,
      limits: options.recording.limits,
      now,
      onMarks: witness.marked,
    }),
    seenOf: (request, peer) => seenOf(request, peer, options),
    onError,
  });
  const retention = wireRetention({ options, ready, ...effects });
  const lost = lostRequests({ storage, service: options.service, now, onError });
  const findings = wireFindings({ options, ready, now });
  let stopMetrics = (): void => {};
  activeContexts().add(options.context);
  const home = { askActor: (draft: Draft) => askInto(draft, ask), onError };
  const rooms: AuditRooms = {
    options,
    storage,
    context: options.context,
    home,
    start: once(() => {
      options.keys.signing();
      witness.start();
      lost.start();
      findings.start();
      retention.start();
      outlet.start();
      stopMetrics = reportMetrics(options.service, audit.health);
    }),
    openDraft: (facts, call) => openDraft({ facts, call: call ?? null, home, openedAt: now() }),
    sessionEnds: (draft) => draft.endsSession !== null || isOver(draft, tokens.knownSession, book.hasEnded),
    neverAnswered: neverAnswered(),
    mayRun: desk.mayRun,
    foresee: desk.foresee,
    settle: desk.settle,
    share: () => void sharedAudits().set(sharingKey(options), audit),
    adopt: ({ actor, capture, bodyFields, redactPolicy, resolveAddress }) => {
      Object.assign(options, { actor, capture, bodyFields, redactPolicy, resolveAddress });
    },
    record: desk.record,
    serveRecorder: async (request, peer) =>
      recorder.fetch(request, { scripts: peer.scripts, peerAddress: peer.address }),
  };
  const audit: Audit = {
    path: options.path,
    record: (input) => desk.record(input),
    flush: async ({ deadlineMs = FLUSH_MS } = {}) => outlet.flush(await settledWithin(desk, deadlineMs)),
    close: async ({ deadlineMs = CLOSE_MS } = {}): Promise<CloseReport> => {
      unshare(audit);
      stopMetrics();
      const [report] = await Promise.all([
        settledWithin(desk, deadlineMs).then((leftMs) => outlet.close(leftMs)),
        withinDeadline(
          Promise.all([witness.stop(), lost.stop(), findings.stop(), retention.stop()]),
          deadlineMs,
        ),
      ]);
      return report;
    },
    health: () =>
      healthOf(outlet.state, {
        asked: options.durability.default,
        schemaBehind: columnsBehind(storage),
        now: now(),
      }),
    ...wireErasure(options, { flush: () => audit.flush(), now }),
    ...retention.calls,
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
    hasWritten: false,
    opaqueWrites: 0,
    claimed: false,
    claimedCalls: null,
    areCallsClaimed: false,
    endsSession: null,
    whereAnswered: null,
    onSessionEnd: null,
    lastWords: null,
    intent: null,
    foreseen: null,
    settled: false,
    settledAt: 0,
    isHeld: false,
  };
}

/** Where models are missing altogether, `problem` says so. */
function columnsBehind({ missingColumns }: AuditStorage): readonly string[] {
  try {
    return missingColumns?.() ?? [];
  } catch {
    return [];
  }
}

/** Waits for everybody who was asked about a record; answers how much of the time is left. */
async function settledWithin(desk: RecordDesk, deadlineMs: number): Promise<number> {
  const startedAt = performance.now();
  await withinDeadline(desk.settled(), deadlineMs);
  return Math.max(0, deadlineMs - (performance.now() - startedAt));
}

/** A process that goes on after its audit was closed may open another. */
function unshare(audit: Audit): void {
  for (const [key, shared] of sharedAudits()) if (shared === audit) sharedAudits().delete(key);
}

async function askInto(draft: Draft, ask: AskActor): Promise<void> {
  const answer = ask(draft.facts);
  const place = draft.answers.push(answer) - 1;
  draft.answers[place] = await answer;
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
