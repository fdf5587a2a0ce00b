import type { TokenRejection } from './auth/token-rejected-error.js';
import { type Awaitable, afterwards, allOf } from './awaitable.js';
import { type ActorAnswer, type AskActor, chooseActor, SYSTEM, UNKNOWN } from './record/ask-actor.js';
import type { Actor } from './record/audit-record.js';
import type { RecordRow } from './record/blank-record.js';
import { buildEvent } from './record/build-event.js';
import { buildRecord, nameActor } from './record/build-record.js';
import { type Draft, isPast } from './record/draft.js';
import { type Foreseen, isUnchanged, wordsOf } from './record/foreseen.js';
import { intentOf, isLeftOpen, isStrict } from './record/intent.js';
import { namedActor } from './record/plain-actor.js';
import type { RecordInput } from './record/record-input.js';
import type { RequestEnd, RequestFacts } from './record/request-facts.js';
import { finishRecord, isRecorded, rejectionBeside } from './record/settle-draft.js';
import type { ResolvedOptions } from './resolve-options.js';
import { type RequestTag, requestTag } from './session/request-tag.js';
import { verifyTag } from './session/session-columns.js';
import type { SessionTokens, Verified } from './session/tokens.js';
import type { SpooledSession } from './spool/spool-line.js';
import { asError } from './thrown.js';
import type { Intents } from './writer/intents.js';
import type { Foreknown, RecordKeeper } from './writer/record-keeper.js';

/** Where drafts and hand-written records become rows, and are handed to their keeper. */
export interface RecordDesk {
  /** Whether a handler may run: with durability `strict` once its intent is committed. */
  mayRun(draft: Draft): Awaitable<boolean>;
  /** Has the record of a request that is being answered where no crash can reach it. */
  foresee(draft: Draft, statusCode: number, describe: () => RequestEnd): void;
  settle(draft: Draft, end: RequestEnd): void;
  record(input: RecordInput, facts?: RequestFacts): void;
  /** Resolves when everybody who was asked about a record has answered. */
  settled(): Promise<void>;
}

export interface RecordDeskOptions {
  readonly options: ResolvedOptions;
  readonly tokens: SessionTokens;
  readonly keeper: RecordKeeper;
  readonly intents: Intents;
  readonly ask: AskActor;
  readonly now: () => number;
}

export function recordDesk({ options, tokens, keeper, intents, ask, now }: RecordDeskOptions): RecordDesk {
  const { onError } = options;
  const underWay = new Set<Promise<void>>();

  /** Whatever goes wrong here is ours, and no business of the host's request. */
  function attempt(work: () => Awaitable<void>): void {
    try {
      const result = work();
      if (result === undefined) return;
      const tracked = result.catch(onError).finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    } catch (error) {
      onError(asError(error));
    }
  }

  function verify(tag: RequestTag): Awaitable<Verified | null> {
    const verifying = verifyTag(tag, tokens);
    if (!(verifying instanceof Promise)) return verifying;
    return verifying.catch((error: Error) => {
      onError(error);
      return null;
    });
  }

  function isDurable(draft?: Draft): boolean {
    return (draft?.meta.durability ?? options.durability.default) !== 'best-effort';
  }

  /** Builds the record as it is now, unless that was done already, and has it where a crash can't reach it. */
  function know(draft: Draft, end: RequestEnd): Foreseen {
    const before = draft.foreseen;
    // Once more, now that the host's own authentication has run.
    if (before === null && draft.actor === null) draft.answers.push(ask(draft.facts));
    const words = wordsOf(draft, end);
    if (before !== null && isUnchanged(before.words, words)) return before;
    const answers = draft.answers.filter((answer): answer is ActorAnswer => !(answer instanceof Promise));
    const record = finishRecord(draft, buildRecord(draft, end, options), answers);
    const verified = before?.verified ?? verify(draft.tag);
    const known = { record, session: sessionSoFar(verified, draft) };
    const isKept = isDurable(draft) || before?.place != null;
    const place = isKept ? keeper.foresee(known, before) : null;
    const isWhole = answers.length === draft.answers.length && !(verified instanceof Promise);
    draft.foreseen = { record, place, verified, isWhole, words };
    return draft.foreseen;
  }

  /** Nobody waits longer for who acts than for the database. */
  async function describeIntent(draft: Draft, id: string): Promise<Foreknown> {
    const answer = askedInTime(ask(draft.facts));
    const [actor, verified] = await Promise.all([answer, verify(draft.tag)]);
    const record = nameActor(intentOf(buildRecord(draft, { statusCode: null }, options), id), actor);
    return { record, session: { verified, ends: null }, outcomeId: draft.id };
  }

  function finish(draft: Draft, end: RequestEnd): Awaitable<void> {
    if (draft.intent !== null) draft.intent.isConcluded = true;
    const { record, place, verified, isWhole } = know(draft, end);
    return afterwards(allOf(draft.answers), (answers) =>
      afterwards(verified, (known) => {
        if (!isWhole) finishRecord(draft, record, answers);
        const how = { session: { verified: known, ends: draft.endsSession }, isDurable: isDurable(draft) };
        keeper.keep({ record, place, isSaid: isWhole, ...how });
        const rejection = rejectionBeside(draft, record, answers);
        if (rejection === null) return;
        const session = { verified: known, ends: null };
        keeper.keep({ ...how, record: rejectedToken(draft, rejection), place: null, isSaid: false, session });
      }),
    );
  }

  function rejectedToken(draft: Draft, reason: TokenRejection): RecordRow {
    const input: RecordInput = { action: 'authn.token_rejected', kind: 'auth', outcome: 'failure', reason };
    const around = { draft, facts: draft.facts, tag: draft.tag, parentId: draft.id, now: now() };
    const event = buildEvent(input, around, options);
    return nameActor(event, { type: 'anonymous' });
  }

  /** A read that nobody wanted recorded leaves no record to belong to. */
  function parentIdOf(draft: Draft | undefined): string | null {
    return draft !== undefined && isRecorded(draft, { statusCode: null }, options.capture) ? draft.id : null;
  }

  function finishEvent(
    event: RecordRow,
    actor: Awaitable<Actor>,
    tag: RequestTag | undefined,
  ): Awaitable<void> {
    const verified = tag === undefined ? null : verify(tag);
    const isAwaited = actor instanceof Promise || verified instanceof Promise;
    const soFar = (): Foreknown => ({
      record: nameActor(event, actor instanceof Promise ? UNKNOWN : actor),
      session: tag === undefined ? null : sessionSoFar(verified),
    });
    const place = isAwaited && isDurable() ? keeper.foresee(soFar(), null) : null;
    return afterwards(actor, (named) =>
      afterwards(verified, (claims) => {
        nameActor(event, named);
        const session = tag === undefined ? null : { verified: claims, ends: null };
        keeper.keep({ record: event, session, place, isSaid: false, isDurable: isDurable() });
      }),
    );
  }

  return {
    mayRun(draft) {
      if (draft.intent !== null) return draft.intent.committed;
      if (!isStrict(draft, options)) return true;
      draft.intent = intents.begin((id) => describeIntent(draft, id));
      return draft.intent.committed;
    },
    foresee(draft, statusCode, describe) {
      if (draft.settled || !isDurable(draft)) return;
      attempt(() => {
        if (isRecorded(draft, { statusCode }, options.capture)) know(draft, describe());
      });
    },
    settle(draft, end) {
      if (draft.settled) return;
      draft.settled = true;
      draft.settledAt = performance.now();
      attempt(() => {
        const isWanted = isLeftOpen(draft) || isRecorded(draft, end, options.capture);
        if (!isWanted && draft.foreseen !== null) keeper.forget(draft.foreseen);
        const finishing = isWanted ? finish(draft, end) : undefined;
        if (draft.intent !== null) intents.settled(draft.intent);
        return finishing;
      });
    },
    record(input, facts) {
      attempt(() => {
        const running = facts === undefined ? options.context.current() : undefined;
        const draft = running === undefined || isPast(running) ? undefined : running;
        const source = facts === undefined ? draft : { facts, tag: requestTag(facts) };
        const from = { facts: source?.facts, tag: source?.tag };
        const event = buildEvent(input, { draft, ...from, parentId: parentIdOf(draft), now: now() }, options);
        const named = input.actor == null ? null : namedActor(input.actor, onError);
        const actor = named ?? (draft === undefined ? SYSTEM : actorOf(draft, ask));
        return finishEvent(event, actor, from.tag);
      });
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

const ACTOR_MS = 1000;

async function askedInTime(answer: Awaitable<ActorAnswer>): Promise<Actor> {
  const late = new Promise<Actor>((resolve) => setTimeout(resolve, ACTOR_MS, UNKNOWN).unref());
  return answer instanceof Promise ? Promise.race([answer.then(({ actor }) => actor), late]) : answer.actor;
}

function sessionSoFar(verified: Awaitable<Verified | null>, draft?: Draft): SpooledSession {
  return { verified: verified instanceof Promise ? null : verified, ends: draft?.endsSession ?? null };
}

function actorOf(draft: Draft, ask: AskActor): Awaitable<Actor> {
  if (draft.actor !== null) return draft.actor;
  return afterwards(allOf([...draft.answers, ask(draft.facts)]), (answers) => chooseActor(answers, false));
}
