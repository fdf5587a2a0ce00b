import { expect, it } from 'vitest';
import { authJsBrowser } from './auth-js-browser.js';
import { startSession } from './start-session.js';
import type { RunningApp } from './whole-host.js';

/** Logins of an app with next-auth, by its own route and in server actions. */
export function loginPromises(running: () => RunningApp): void {
  it('logins by next-auth are one record each: who came in, who failed to, who went out', async () => {
    const app = running();
    const before = (await app.records()).length;
    const browser = authJsBrowser(app.url);
    const { sessionToken, sessionId } = await startSession(app);
    const tagged = (place: number) => ({ 'x-audit-ctx': `v1;${sessionToken};tab-1;login-${place};1` });
    await browser.post('callback/credentials', { name: 'ada', password: 'open sesame!' }, tagged(1));
    await browser.post('callback/credentials', { name: 'ada', password: 'open sesame' }, tagged(2));
    await browser.post('signout', {}, tagged(3));
    const records = (await app.records(before + 3)).slice(0, -before).reverse();
    const ofPage = { ip: '127.0.0.1', sessionId, tabId: 'tab-1' };
    const success = { outcome: 'success', actorType: 'user', actorId: 'ada', sessionTrust: 'bound' };
    const failure = { outcome: 'failure', actorType: 'anonymous', actorId: null, sessionTrust: 'signed' };
    expect(records).toMatchObject([
      { action: 'authn.login', ...ofPage, ...failure },
      { action: 'authn.login', ...ofPage, ...success },
      { action: 'authn.logout', ...ofPage, ...success },
    ]);
    expect(JSON.stringify(records)).not.toContain('open sesame');
  });

  it('logins by next-auth in server actions are one record each, in the session of their page', async () => {
    const app = running();
    const before = (await app.records()).length;
    const browser = authJsBrowser(app.url);
    const { sessionToken, sessionId } = await startSession(app);
    const tagged = (place: number) => ({ 'x-audit-ctx': `v1;${sessionToken};tab-1;enter-${place};1` });
    await browser.act('enter', { name: 'ada', password: 'open sesame!' }, tagged(1));
    await browser.act('enter', { name: 'ada', password: 'open sesame' }, tagged(2));
    await browser.send('/orders/7', { method: 'POST' });
    await browser.act('leave', {});
    await browser.submit('enter', { name: 'eve', password: 'open sesame' });
    await browser.send('/orders/8', { method: 'POST' });
    const records = (await app.records(before + 8)).slice(0, -before).reverse();
    const byAda = {
      outcome: 'success',
      actorType: 'user',
      actorId: 'ada',
      ip: '127.0.0.1',
      sessionTrust: 'none',
    };
    const byEve = { ...byAda, actorId: 'eve' };
    const ofPage = { ip: '127.0.0.1', sessionId, tabId: 'tab-1' };
    const failure = {
      outcome: 'failure',
      reason: 'INVALID_CREDENTIALS',
      actorType: 'anonymous',
      actorId: null,
    };
    const enter = { action: 'authn.login', route: '/enter', rpcPath: 'enter' };
    expect(records.filter(({ stage }) => stage === 'outcome')).toMatchObject([
      { ...enter, ...ofPage, ...failure, sessionTrust: 'signed', statusCode: 200 },
      { ...enter, ...byAda, ...ofPage, sessionTrust: 'bound' },
      { action: 'order.refund', ...byAda },
      { action: 'authn.logout', ...byAda, route: '/enter', rpcPath: 'leave' },
      { ...enter, ...byEve, rpcPath: null, statusCode: 303 },
      { action: 'order.refund', ...byEve },
    ]);
    expect(JSON.stringify(records)).not.toContain('open sesame');
  });
}
