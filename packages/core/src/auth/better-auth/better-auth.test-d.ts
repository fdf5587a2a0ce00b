import { betterAuth } from 'better-auth';
import { admin, organization } from 'better-auth/plugins';
import { expectTypeOf, it } from 'vitest';
import type { Audit } from '../../audit.js';
import { auditAuth, auditHandler, betterAuthActor } from '../../better-auth.js';
import { createAudit } from '../../create-audit.js';
import { memoryStorage } from '../../storage/memory-storage.js';

// As a host writes it: each of the two needs the other.
const audit: Audit = createAudit({ storage: memoryStorage(), actor: betterAuthActor(() => auth) });
const auth = betterAuth({
  user: { additionalFields: { plan: { type: 'string' } } },
  plugins: [admin(), organization(), auditAuth(audit)],
});

it('auth keeps everything that better-auth infers', () => {
  const plain = betterAuth({
    user: { additionalFields: { plan: { type: 'string' } } },
    plugins: [admin(), organization()],
  });
  expectTypeOf(auth.$Infer.Session.user.plan).toEqualTypeOf(plain.$Infer.Session.user.plan);
  expectTypeOf(auth.$Infer.Session).toEqualTypeOf(plain.$Infer.Session);
  expectTypeOf(auth.api.banUser).toEqualTypeOf(plain.api.banUser);
  expectTypeOf(auth.api.createInvitation).toBeFunction();
  // @ts-expect-error no plugin has this
  auth.api.nothing;
});

it('the handler takes a request, and who sent it', () => {
  const handler = auditHandler(audit, auth);
  expectTypeOf(handler).returns.toEqualTypeOf<Promise<Response>>();
  void handler(new Request('http://localhost'), { address: null });
  // @ts-expect-error an address is text
  void handler(new Request('http://localhost'), { address: 1 });
});

it('toActor gets who is signed in', () => {
  auditAuth(audit, { toActor: ({ user }) => ({ type: 'user', id: user.id, tenantId: 'acme' }) });
  // @ts-expect-error an actor needs a type
  auditAuth(audit, { toActor: ({ user }) => ({ id: user.id }) });
});
