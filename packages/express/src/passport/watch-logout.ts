import type { Audit } from '@auditreel/core';
import type { Request } from 'express';
import { userOf } from './actor-of-user.js';
import { fieldOf, type PassportOptions } from './passport-shapes.js';
import { actorMaker, tell } from './tell.js';

const WATCHED: unique symbol = Symbol.for('auditreel.express.logout');
type Watched = Request & { [WATCHED]?: true };
type Run = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Records a logout as soon as it is done, while the answer can still tell the recorder; by whom it was before. Once a
 * request, however often it is hung; answers whether there is a logout to watch.
 */
export function watchLogout<User>(audit: Audit, req: Watched, options: PassportOptions<User>): boolean {
  const logout = fieldOf(req, 'logout');
  if (typeof logout !== 'function') return false;
  if (req[WATCHED] === true) return true;
  req[WATCHED] = true;
  const actorOf = actorMaker(audit, options);
  const watched: Run = function logoutWatched(...args) {
    const user = userOf(req);
    const tellLogout = (): void => {
      if (user) tell(audit, req, { action: 'authn.logout', actor: actorOf(user) });
    };
    const done = args.at(-1);
    if (typeof done !== 'function') {
      const result: unknown = Reflect.apply(logout, this, args);
      tellLogout();
      return result;
    }
    const heard = (error?: unknown, ...more: unknown[]): unknown => {
      if (!error) tellLogout();
      return Reflect.apply(done, undefined, [error, ...more]);
    };
    return Reflect.apply(logout, this, [...args.slice(0, -1), heard]);
  };
  Object.assign(req, { logout: watched, logOut: watched });
  return true;
}
