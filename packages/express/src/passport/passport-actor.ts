import type { Actor } from '@auditreel/core';
import { actorOfUser, userOf } from './actor-of-user.js';
import { fieldOf, type PassportOptions } from './passport-shapes.js';

/**
 * An `actor` for hosts with Passport: the `user` of Express's request, or of the `req` in tRPC's context.
 * @example createAudit({ actor: passportActor(), … });
 */
export function passportActor<User = unknown>(
  options: Pick<PassportOptions<User>, 'toActor'> = {},
): (request: Request, native: unknown) => Actor | null {
  const toActor = options.toActor ?? actorOfUser;
  return function actorOfPassport(_request, native) {
    const user = userOf(native) ?? userOf(fieldOf(native, 'req'));
    return user === undefined || user === null || user === false ? null : toActor(user as User);
  };
}
