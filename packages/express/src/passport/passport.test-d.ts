import type { Actor, Audit } from '@auditreel/core';
import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import { expectTypeOf, it } from 'vitest';
import { auditPassport, auditStrategy, passportActor } from '../passport.js';

interface Row {
  readonly uuid: string;
}

declare const audit: Audit;

it('a strategy keeps its type, and Passport takes it', () => {
  const local = new LocalStrategy((_name, _password, done) => done(null, false));
  expectTypeOf(auditStrategy(audit, local)).toEqualTypeOf<LocalStrategy>();
  passport.use(auditStrategy(audit, local));
  // @ts-expect-error this is no strategy
  auditStrategy(audit, {});
});

it('toActor gets the host’s own user', () => {
  const options = { toActor: (user: Row): Actor => ({ type: 'user', id: user.uuid }) };
  auditPassport(audit, options);
  auditStrategy(audit, new LocalStrategy(() => {}), options);
  passportActor(options);
  // @ts-expect-error an actor needs a type
  auditPassport(audit, { toActor: (user: Row) => ({ id: user.uuid }) });
});
