import { Auth, type AuthConfig } from '@auth/core';
import { getToken } from '@auth/core/jwt';
import GitHub from '@auth/core/providers/github';
import { expectTypeOf, it } from 'vitest';
import type { Audit } from '../../audit.js';
import { auditAuthJs, auditHandler, authJsActor } from '../../auth-js.js';

declare const audit: Audit;

it('a config in is the same config out', () => {
  const config = auditAuthJs(audit, { providers: [GitHub], trustHost: true });
  expectTypeOf(config.trustHost).toEqualTypeOf<boolean>();
  expectTypeOf(auditAuthJs(audit, {} as AuthConfig)).toEqualTypeOf<AuthConfig>();
  auditHandler(audit, (request) => Auth(request, config));
  // @ts-expect-error a config has providers
  auditAuthJs(audit, {});
});

it('a handler keeps its own kind of request', () => {
  interface OwnRequest extends Request {
    readonly geo: string;
  }
  const handler = auditHandler(audit, async (request: OwnRequest) => new Response(request.geo));
  expectTypeOf(handler).parameter(0).toEqualTypeOf<OwnRequest>();
});

it('the actor takes the library’s own config and getToken', () => {
  const config: AuthConfig = { providers: [] };
  expectTypeOf(authJsActor(config, { getToken })).returns.resolves.toBeNullable();
  // @ts-expect-error an actor needs a type
  authJsActor(config, { getToken, toActor: ({ id }) => ({ id }) });
});
