import { v7 as uuidv7 } from 'uuid';
import type { CloseReport } from './audit.js';
import { ENDS_SESSION } from './auth/auth-actions.js';
import type { AskActor } from './record/ask-actor.js';
import { chooseActor } from './record/ask-actor.js';
import type { Actor, AuditRecord } from './record/audit-record.js';
import { blankRecord, type RecordRow } from './record/blank-record.js';
import { buildEvent } from './record/build-event.js';
import { buildRecord, nameActor } from './record/build-record.js';
import type { Draft } from './record/draft.js';
import type { RecordInput } from './record/record-input.js';
import type { RequestEnd, RequestFacts } from './record/request-facts.js';
import { finishRecord, isRecorded, rejectionBeside } from './record/settle-draft.js';
import type { ResolvedOptions } from './resolve-options.js';
import type { SessionBook } from './session/session-book.js';
import { completeSession, verifyRequestToken } from './session/session-columns.js';
import type { SessionTokens } from './session/tokens.js';
import type { SessionEndReason } from './storage/ports.js';
import { floodFold } from './writer/fold-floods.js';
import { createWriter } from './writer/writer.js';

/** Where drafts and hand-written records become rows in the writer's queue. */
export interface RecordDesk {
  settle(draft: Draft, end: RequestEnd): void;
  record(input: RecordInput, facts?: RequestFacts): void;
  flush(): Promise<void>;
  close(deadlineMs: number): Promise<CloseReport>;
}

export interface RecordDeskOptions {
  readonly options: ResolvedOptions;
  readonly ready: () => Promise<void>;
  readonly tokens: SessionTokens;
  readonly book: SessionBook;
  readonly ask: AskActor;
  readonly now: () => number;
  readonly onStored: (records: readonly AuditRecord[]) => void;
}

export function recordDesk({
  options,
  ready,
  tokens,
  book,
  ask,
  now,
  onStored,
}: RecordDeskOptions): RecordDesk {
  const { storage, onError } = options;
  const epoch = uuidv7();
  const underWay = new Set<Promise<void>>();
  const folds = floodFold(now);
  const writer = createWriter({
    store: {
      ...(storage.records.maxBatch === undefined ? {} : { maxBatch: storage.records.maxBatch }),
      insert: async (records) => {
        await ready();
        await storage.records.insert(records);
      },
    },
    onError,
    onStored,
    epoch,
    droppedRecord: (count) => droppedRecord(count, now(), options.service),
  });
  const foldTimer = setInterval(() => enqueueAll(folds.due()), 5000);
  foldTimer.unref();

  function enqueueAll(records: readonly AuditRecord[]): void {
    for (const record of records) writer.enqueue({ record });
  }

  function track(work: Promise<void>): void {
    const tracked = work.catch(onError).finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  }

  function enqueue(
    record: AuditRecord,
    facts: RequestFacts | undefined,
    ends: SessionEndReason | null,
  ): void {
    for (const one of folds.pass(record)) {
      writer.enqueue(
        one === record && facts !== undefined
          ? { record, complete: completion(facts, ends) }
          : { record: one },
      );
    }
  }

  function completion(
    facts: RequestFacts,
    ends: SessionEndReason | null,
  ): (row: RecordRow) => Promise<RecordRow> {
    const verified = verifyRequestToken(facts, tokens).catch((error: Error) => {
      onError(error);
      return null;
    });
    return async (row) => completeSession(row, await verified, { book, ends });
  }

  async function finish(draft: Draft, record: RecordRow): Promise<void> {
    const answers = await Promise.all([
      ...draft.answers,
      ...(draft.actor === null ? [ask(draft.facts)] : []),
    ]);
    const finished = finishRecord(draft, record, answers);
    enqueue(finished, draft.facts, endOf(draft));
    const rejection = rejectionBeside(draft, record, answers);
    if (rejection !== null) {
      const input: RecordInput = {
        action: 'authn.token_rejected',
        kind: 'auth',
        outcome: 'failure',
        reason: rejection,
      };
      const event = buildEvent(input, { draft, facts: draft.facts, now: now() }, options);
      enqueue(nameActor(event, { type: 'anonymous' }), draft.facts, null);
    }
  }

  async function finishEvent(
    input: RecordInput,
    draft: Draft | undefined,
    event: AuditRecord,
  ): Promise<void> {
    const actor = input.actor ?? (draft === undefined ? SYSTEM : await actorOf(draft, ask));
    enqueue(nameActor(event, actor), draft?.facts, null);
  }

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  return {
    settle(draft, end) {
      if (draft.settled) return;
      draft.settled = true;
      if (!isRecorded(draft, end, options.capture)) return;
      track(finish(draft, buildRecord(draft, end, options)));
    },
    record(input, facts) {
      const draft = facts === undefined ? options.context.current() : undefined;
      const event = buildEvent(input, { draft, facts: facts ?? draft?.facts, now: now() }, options);
      if (facts !== undefined) enqueue(nameActor(event, input.actor ?? SYSTEM), facts, null);
      else track(finishEvent(input, draft, event));
    },
    async flush() {
      await settled();
      enqueueAll(folds.due(true));
      await writer.flush();
    },
    async close(deadlineMs) {
      clearInterval(foldTimer);
      await Promise.race([settled(), new Promise((resolve) => setTimeout(resolve, deadlineMs).unref())]);
      enqueueAll(folds.due(true));
      await writer.close(deadlineMs);
      const { written, dropped, queued } = writer.counts;
      return { written, dropped, left: queued };
    },
  };
}

const SYSTEM: Actor = { type: 'system' };

async function actorOf(draft: Draft, ask: AskActor): Promise<Actor> {
  if (draft.actor !== null) return draft.actor;
  return chooseActor(await Promise.all([...draft.answers, ask(draft.facts)]), false);
}

function endOf(draft: Draft): SessionEndReason | null {
  if (!draft.endsSession || draft.auth === null || !ENDS_SESSION.has(draft.auth)) return null;
  return draft.auth.startsWith('impersonation.') ? 'impersonation' : 'logout';
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
