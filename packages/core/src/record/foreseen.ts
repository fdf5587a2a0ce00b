import type { Awaitable } from '../awaitable.js';
import type { Verified } from '../session/tokens.js';
import type { Place } from '../spool/place.js';
import type { RecordRow } from './blank-record.js';
import type { Draft } from './draft.js';
import type { RequestEnd } from './request-facts.js';

/** A record as far as it is known, before its request is answered. */
export interface Foreseen {
  readonly record: RecordRow;
  /** Where no crash reaches it; null where it is best-effort, or the disk won't take it. */
  readonly place: Place | null;
  /** What its session token says. */
  readonly verified: Awaitable<Verified | null>;
  /** Whether everybody who was asked has answered. */
  readonly isWhole: boolean;
  readonly words: Words;
}

/** All that a record is made of, as it was at one moment. */
type Words = readonly unknown[];

export function wordsOf(draft: Draft, end: RequestEnd): Words {
  const { meta, auth, actor, answers, body, error, isHandled, endsSession } = draft;
  const said = [meta, auth, actor, answers.length, body, error, isHandled, endsSession];
  const written = [draft.hasWritten, draft.opaqueWrites];
  const { statusCode, aborted, timedOut, route, routeSource, serverAction } = end;
  return [
    ...said,
    ...written,
    statusCode,
    aborted === true,
    timedOut === true,
    route,
    routeSource,
    serverAction,
    end.error,
  ];
}

/** Whether nothing has been said since. */
export function isUnchanged(before: Words, now: Words): boolean {
  return before.every((word, i) => word === now[i]);
}
