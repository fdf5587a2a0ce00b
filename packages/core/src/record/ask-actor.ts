import { TokenRejectedError, type TokenRejection } from '../auth/token-rejected-error.js';
import type { Awaitable } from '../awaitable.js';
import { AuditError } from '../errors.js';
import type { AuditOptions } from '../options.js';
import { whyOf } from '../thrown.js';
import type { Actor } from './audit-record.js';
import { lazyRequest } from './lazy-request.js';
import { plainActor } from './plain-actor.js';
import type { RequestFacts } from './request-facts.js';

export const ANONYMOUS: Actor = { type: 'anonymous' };
export const UNKNOWN: Actor = { type: 'unknown' };
export const SYSTEM: Actor = { type: 'system' };

/** What the host's `actor` said once. */
export interface ActorAnswer {
  readonly actor: Actor;
  /** Why the request's token was not accepted, if it was not. */
  readonly rejection: TokenRejection | null;
}

/** Never rejects; an answer that failed or came late is `unknown`, never `anonymous`. */
export type AskActor = (facts: RequestFacts) => Awaitable<ActorAnswer>;

/** Wraps the host's `actor`: two seconds at most, errors go to `onError`. */
export function askActor(options: {
  /** Asked each time: a reload of the host's module may bring another. */
  readonly actor: () => AuditOptions['actor'];
  readonly deadlineMs: number;
  readonly onError: (error: Error) => void;
}): AskActor {
  const { actor, deadlineMs, onError } = options;
  const failed = (cause: unknown): ActorAnswer => {
    if (cause instanceof TokenRejectedError) return { actor: ANONYMOUS, rejection: cause.reason };
    const why = whyOf(cause);
    onError(
      new AuditError('ERR_AUDIT_ACTOR', `createAudit({ actor }) failed, so the actor is unknown: ${why}`, {
        cause,
      }),
    );
    return answerOf(UNKNOWN);
  };
  return function askHost(facts) {
    const ask = actor();
    if (ask === undefined) return answerOf(UNKNOWN);
    try {
      const answer = ask(lazyRequest(facts), facts.native);
      if (!isPromise(answer)) return answerOf(readAnswer(answer));
      return withDeadline(Promise.resolve(answer), deadlineMs).then(readAnswer).then(answerOf, failed);
    } catch (error) {
      return failed(error);
    }
  };
}

function readAnswer(answer: Actor | null | undefined): Actor {
  return answer == null ? ANONYMOUS : plainActor(answer);
}

function answerOf(actor: Actor): ActorAnswer {
  return { actor, rejection: null };
}

function isPromise(value: unknown): value is Promise<Actor | null | undefined> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function withDeadline<T>(promise: Promise<T>, deadlineMs: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it took over ${deadlineMs} ms`)), deadlineMs);
    timer.unref();
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The last known answer wins; where the old actor counts, the first known one. */
export function chooseActor(answers: readonly ActorAnswer[], keepsOld: boolean): Actor {
  const known = keepsOld ? answers.find(isKnown) : answers.findLast(isKnown);
  // The answer that counts may have failed: then it could have been anybody, whatever the others say.
  return (known ?? answers.at(keepsOld ? 0 : -1))?.actor ?? UNKNOWN;
}

function isKnown({ actor }: ActorAnswer): boolean {
  return actor.type !== 'anonymous' && actor.type !== 'unknown';
}
