import { toNodeHandler } from 'better-auth/node';
import { describe, expect, it } from 'vitest';
import { openDraft, runInDraft, settleDraft } from '../../adapter/drafts.js';
import { webFacts } from '../../adapter/web-facts.js';
import { serve } from '../testing/audited-server.js';
import { auditHandler } from './audit-handler.js';
import { authInTest, PASSWORD } from './testing/auth-in-test.js';

const BODY = { email: 'ada@example.com', password: PASSWORD };

describe('better-auth, called on the server', () => {
  it('a login outside of any request is a record, with what its headers say', async () => {
    const app = await authInTest();
    const { id } = await app.signUp('ada');
    const { sessionId, tag } = await app.startSession();
    const headers = new Headers({ 'user-agent': 'Firefox', ...tag });
    const records = await app.during(() => app.auth.api.signInEmail({ body: BODY, headers }));
    expect(records).toMatchObject([
      {
        action: 'authn.login',
        outcome: 'success',
        stage: 'outcome',
        actorId: id,
        userAgent: 'Firefox',
        sessionId,
        sessionTrust: 'bound',
        route: '/sign-in/email',
      },
    ]);
  });

  it('a failed one is recorded, and thrown as ever', async () => {
    const app = await authInTest();
    const records = await app.during(() =>
      expect(app.auth.api.signInEmail({ body: BODY })).rejects.toMatchObject({ statusCode: 401 }),
    );
    expect(records).toMatchObject([
      { action: 'authn.login', outcome: 'failure', reason: 'INVALID_CREDENTIALS', actorType: 'anonymous' },
    ]);
  });

  it('a logout knows who went out', async () => {
    const app = await authInTest();
    const { browser, id } = await app.signUp('ada');
    const headers = new Headers({ cookie: browser.cookies() });
    const records = await app.during(() => app.auth.api.signOut({ headers }));
    expect(records).toMatchObject([{ action: 'authn.logout', actorId: id }]);
  });

  it('inside a request it names that request’s record', async () => {
    const app = await authInTest();
    const { id } = await app.signUp('ada');
    const request = new Request('http://localhost/actions/login', { method: 'POST' });
    const records = await app.during(async () => {
      const draft = openDraft(app.audit, webFacts(request, '10.0.0.1'));
      await runInDraft(app.audit, draft, () => app.auth.api.signInEmail({ body: BODY }));
      settleDraft(app.audit, draft, { statusCode: 303, route: '/actions/login' });
    });
    expect(records).toMatchObject([
      { action: 'authn.login', actorId: id, statusCode: 303, route: '/actions/login', ip: '10.0.0.1' },
    ]);
  });

  it('what ends after its request was broken off is an event of that request’s record', async () => {
    const app = await authInTest();
    const { id } = await app.signUp('ada');
    const request = new Request('http://localhost/actions/login', { method: 'POST' });
    const records = await app.during(async () => {
      const draft = openDraft(app.audit, webFacts(request, '10.0.0.1'));
      const login = runInDraft(app.audit, draft, () => app.auth.api.signInEmail({ body: BODY }));
      settleDraft(app.audit, draft, { statusCode: null, aborted: true, route: '/actions/login' });
      await login;
    });
    expect(records).toMatchObject([
      { stage: 'outcome', action: 'POST /actions/login', reason: 'ABORTED' },
      { stage: 'event', action: 'authn.login', parentId: records[0]?.id, actorId: id },
    ]);
    expect(records).toHaveLength(2);
  });

  it('so does a request that auditHandler answers behind an adapter', async () => {
    const app = await authInTest();
    const { id } = await app.signUp('ada');
    const handler = auditHandler(app.audit, app.auth);
    const request = new Request('http://127.0.0.1/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1' },
      body: JSON.stringify(BODY),
    });
    const records = await app.during(async () => {
      const draft = openDraft(app.audit, webFacts(request, '10.0.0.1'));
      const response = await runInDraft(app.audit, draft, () => handler(request));
      settleDraft(app.audit, draft, { statusCode: response.status, route: '/api/auth/*any' });
    });
    expect(records).toMatchObject([
      { action: 'authn.login', actorId: id, statusCode: 200, route: '/api/auth/*any', ip: '10.0.0.1' },
    ]);
    expect(records).toHaveLength(1);
  });

  it('asking who is signed in makes no record', async () => {
    const app = await authInTest();
    const { browser } = await app.signUp('ada');
    const headers = new Headers({ cookie: browser.cookies() });
    expect(await app.during(() => app.auth.api.getSession({ headers }))).toEqual([]);
  });

  it('the plugin alone records a request, and ends its recorded session', async () => {
    const app = await authInTest({
      serve: ({ auth }) => serve((req, res) => void toNodeHandler(auth)(req, res)),
    });
    const { browser, id } = await app.signUp('ada');
    const { sessionId, tag, ended } = await app.startSession();
    const records = await app.during(async () => {
      const answer = await browser.post('/api/auth/sign-out', {}, tag);
      expect(answer.headers.get('x-audit-session')).toBe(ended);
    });
    expect(records).toMatchObject([
      {
        action: 'authn.logout',
        stage: 'outcome',
        actorId: id,
        sessionId,
        method: 'POST',
        route: '/api/auth/sign-out',
        ip: null,
      },
    ]);
  });
});
