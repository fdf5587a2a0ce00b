import { v7 as uuidv7 } from 'uuid';
import type { CloseReport } from './audit.js';
import type { TokenRejection } from './auth/token-rejected-error.js';
import { type Awaitable, afterwards, allOf } from './awaitable.js';
import type { AskActor } from './record/ask-actor.js';
import { chooseActor } from './record/ask-actor.js';
import type { Actor, AuditRecord } from './record/audit-record.js';
import { blankRecord, type RecordRow } from './record/blank-record.js';
import { buildEvent } from './record/build-event.js';
import { buildRecord, nameActor } from './record/build-record.js';
import { type Draft, isPast } from './record/draft.js';
import { namedActor } from './record/plain-actor.js';
import type { RecordInput } from './record/record-input.js';
import type { RequestEnd, RequestFacts } from './record/request-facts.js';
import { finishRecord, isRecorded, rejectionBeside } from './record/settle-draft.js';
import type { ResolvedOptions } from './resolve-options.js';
import { type RequestTag, requestTag } from './session/request-tag.js';
import type { SessionBook } from './session/session-book.js';
import { completeSession, verifyTag } from './session/session-columns.js';
import type { SessionTokens } from './session/tokens.js';
import type { SessionEndReason } from './storage/ports.js';
import { withinDeadline } from './within-deadline.js';
import { floodFold } from './writer/fold-floods.js';
import { createWriter } from './writer/writer.js';

/** Where drafts and hand-written records become rows in the writer's queue. */
export interface RecordDesk {
  settle(draft: Draft, end: RequestEnd): void;
  record(input: RecordInput, facts?: RequestFacts): void;
  flush(deadlineMs: number): Promise<void>;
  close(deadlineMs: number): Promise<CloseReport>;
}

export interface RecordDeskOptions {
  readonly options: ResolvedOptions;
  readonly ready: () => Promise<void>;
  readonly tokens: SessionTokens;
  readonly book: SessionBook;
  readonly ask: AskActor;
  readonly now: () => number;
}

export function recordDesk({ options, ready, tokens, book, ask, now }: RecordDeskOptions): RecordDesk {
  const { storage, onError } = options;
  const epoch = uuidv7();
  const underWay = new Set<Promise<void>>();
  const folds = floodFold(now);
  const writer = createWriter({
    store: {
      insert: async (records) => {
        await ready();
        await storage.records.insert(records);
      },
    },
    onError,
    epoch,
    droppedRecord: (count) => droppedRecord(count, now(), options.service),
  });
  const foldTimer = setInterval(() => enqueueAll(folds.due()), 5000);
  foldTimer.unref();

  function enqueueAll(records: readonly AuditRecord[]): void {
    for (const record of records) writer.enqueue({ record });
  }

  /** Whatever goes wrong here is ours, and no business of the host's request. */
  function attempt(work: () => Awaitable<void>): void {
    try {
      const result = work();
      if (result === undefined) return;
      const tracked = result.catch(onError).finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  function enqueue(record: RecordRow, tag: RequestTag | undefined, ends: SessionEndReason | null): void {
    for (const one of folds.pass(record)) {
      const complete = one === record && tag !== undefined ? completion(tag, ends) : undefined;
      writer.enqueue(complete === undefined ? { record: one } : { record: one, complete });
    }
  }

  function completion(
    tag: RequestTag,
    ends: SessionEndReason | null,
  ): (row: RecordRow) => Awaitable<RecordRow> {
    const verifying = verifyTag(tag, tokens);
    const verified = verifying instanceof Promise ? verifying.catch(unverified) : verifying;
    return (row) => afterwards(verified, (known) => completeSession(row, known, { book, ends }));
  }

  function unverified(error: Error): null {
    onError(error);
    return null;
  }

  function finish(draft: Draft, record: RecordRow): Awaitable<void> {
    const answers = draft.actor === null ? [...draft.answers, ask(draft.facts)] : draft.answers;
    return afterwards(allOf(answers), (known) => {
      enqueue(finishRecord(draft, record, known), draft.tag, draft.endsSession);
      const rejection = rejectionBeside(draft, record, known);
      if (rejection !== null) enqueue(rejectedToken(draft, rejection), draft.tag, null);
    });
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

  function finishEvent(input: RecordInput, draft: Draft | undefined, event: RecordRow): Awaitable<void> {
    const named = input.actor == null ? null : namedActor(input.actor, onError);
    const actor = named ?? (draft === undefined ? SYSTEM : actorOf(draft, ask));
    return afterwards(actor, (known) => enqueue(nameActor(event, known), draft?.tag, null));
  }

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  /** Brings what is still being asked for into the queue; answers how much of the time is left. */
  async function settledWithin(deadlineMs: number): Promise<number> {
    const startedAt = performance.now();
    await withinDeadline(settled(), deadlineMs);
    enqueueAll(folds.due(true));
    return Math.max(0, deadlineMs - (performance.now() - startedAt));
  }

  return {
    settle(draft, end) {
      if (draft.settled) return;
      draft.settled = true;
      draft.settledAt = performance.now();
      attempt(() => {
        if (isRecorded(draft, end, options.capture)) return finish(draft, buildRecord(draft, end, options));
      });
    },
    record(input, facts) {
      attempt(() => {
        const running = facts === undefined ? options.context.current() : undefined;
        const draft = running === undefined || isPast(running) ? undefined : running;
        const source = facts === undefined ? draft : { facts, tag: requestTag(facts) };
        const from = { facts: source?.facts, tag: source?.tag };
        const event = buildEvent(input, { draft, ...from, parentId: parentIdOf(draft), now: now() }, options);
        if (facts === undefined) return finishEvent(input, draft, event);
        const actor = input.actor == null ? SYSTEM : namedActor(input.actor, onError);
        enqueue(nameActor(event, actor), from.tag, null);
      });
    },
    async flush(deadlineMs) {
      await writer.flush(await settledWithin(deadlineMs));
    },
    async close(deadlineMs) {
      clearInterval(foldTimer);
      await writer.close(await settledWithin(deadlineMs));
      const { written, dropped, queued } = writer.counts;
      return { written, dropped, left: queued };
    },
  };
}

const SYSTEM: Actor = { type: 'system' };

function actorOf(draft: Draft, ask: AskActor): Awaitable<Actor> {
  if (draft.actor !== null) return draft.actor;
  return afterwards(allOf([...draft.answers, ask(draft.facts)]), (answers) => chooseActor(answers, false));
}

function droppedRecord(count: number, now: number, service: string | null): RecordRow {
  const row = blankRecord(uuidv7(), now);
  row.action = 'audit.dropped';
  row.outcome = 'failure';
  row.count = count;
  row.service = service;
  row.metadata = { dropped: count };
  return nameActor(row, SYSTEM);
}
