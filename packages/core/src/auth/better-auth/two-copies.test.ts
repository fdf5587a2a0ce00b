import { toNodeHandler } from 'better-auth/node';
import { expect, it, vi } from 'vitest';
import { serve } from '../testing/audited-server.js';
import { authInTest, PASSWORD } from './testing/auth-in-test.js';

/** As in Next, where the route is one bundle, and whatever calls `auth.api` another. */
it('a handler and a plugin of two copies of the package make one record', async () => {
  vi.resetModules();
  const copy = await import('./audit-handler.js');
  const app = await authInTest({
    serve: ({ audit, auth }) => {
      const handler = copy.auditHandler(audit, auth);
      return serve((req, res) => void toNodeHandler((request: Request) => handler(request))(req, res));
    },
  });
  const body = { email: 'ada@example.com', password: PASSWORD };
  const records = await app.during(() => app.newBrowser().post('/api/auth/sign-in/email', body));
  expect(records).toMatchObject([{ action: 'authn.login', outcome: 'failure', stage: 'outcome' }]);
  expect(records).toHaveLength(1);
});
