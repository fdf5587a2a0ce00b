import type { Audit } from '@auditreel/core';
import { type LastWord, lastWord } from '@auditreel/core/adapter';
import type { Request } from 'express';
import { keptDraft } from '../kept-drafts.js';
import { type LoginAttempt, newAttempt, outcomeOf } from './login-attempt.js';
import { fieldOf, type PassportOptions } from './passport-shapes.js';
import { actorMaker, tell } from './tell.js';

const ATTEMPT: unique symbol = Symbol.for('auditreel.express.login');
type Watched = Request & { [ATTEMPT]?: LoginAttempt };
type Run = (this: unknown, ...args: unknown[]) => unknown;

/** Follows a request's login to its end, once a request, whoever of us comes first; answers what is known of it. */
export function watchLogin<User>(audit: Audit, req: Watched, options: PassportOptions<User>): LoginAttempt {
  const known = req[ATTEMPT];
  if (known !== undefined) return known;
  const attempt = newAttempt();
  req[ATTEMPT] = attempt;
  const actorOf = actorMaker(audit, options);
  const draft = keptDraft(req);
  // Only the answer says what a host's own callback made of it.
  const conclude: LastWord = (statusCode) => {
    // The callback has recorded for itself what it made of it.
    if (draft?.auth != null) return;
    const event = outcomeOf(attempt, { statusCode, actorOf });
    if (event !== null) tell(audit, req, { ...event, ...withStrategy(attempt) });
  };
  if (draft !== undefined) lastWord(draft, conclude);
  wrapLogIn(req, {
    onLogin: (user) => {
      attempt.isDone = true;
      tell(audit, req, { action: 'authn.login', actor: actorOf(user), ...withStrategy(attempt) });
    },
    onError: (error) => {
      attempt.error = error;
    },
  });
  return attempt;
}

function withStrategy({ strategy }: LoginAttempt): { readonly metadata?: { readonly strategy: string } } {
  return strategy === undefined ? {} : { metadata: { strategy } };
}

interface LogInListener {
  onLogin(user: unknown): void;
  onError(error: unknown): void;
}

/** `req.logIn`, under both of its names, which Passport gives every request anew. */
function wrapLogIn(req: Request, listener: LogInListener): void {
  const logIn = fieldOf(req, 'logIn');
  if (typeof logIn !== 'function') return;
  const watched: Run = function logInWatched(user, ...rest) {
    const done = rest.at(-1);
    if (typeof done !== 'function') {
      const result: unknown = Reflect.apply(logIn, this, [user, ...rest]);
      listener.onLogin(user);
      return result;
    }
    const heard = (error?: unknown, ...more: unknown[]): unknown => {
      if (error) listener.onError(error);
      else listener.onLogin(user);
      return Reflect.apply(done, undefined, [error, ...more]);
    };
    return Reflect.apply(logIn, this, [user, ...rest.slice(0, -1), heard]);
  };
  Object.assign(req, { logIn: watched, login: watched });
}
