import { describe, expect, it } from 'vitest';
import { createRecorderHandler } from '../create-recorder-handler.js';
import type { SessionAnswer } from '../protocol/envelope.js';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { wireAudit } from '../wire-audit.js';
import { type AppInUse, CONTRACT_SECRET, type OpenApp } from './adapter-contract-app.js';

const FIVE_HOURS = 5 * 3_600_000;
const tagged = (token: string, request = 'request-1') => ({
  'x-audit-ctx': `v1;${token};tab-1;${request};1`,
});

/** The recorded session of a request: carried by the browser, trusted as far as it is proved. */
export function sessionPromises(open: OpenApp): void {
  describe('recorded sessions', () => {
    it('a signed token binds the session to the first known actor', async () => {
      const app = await open();
      const session = await startSession(app);
      const headers = { ...tagged(session.sessionToken), 'x-user': 'ada' };
      expect((await app.send('POST', '/orders', { headers })).headers['x-audit-session']).toBeUndefined();
      expect(await app.record()).toMatchObject({
        sessionId: session.sessionId,
        sessionTrust: 'bound',
        tabId: 'tab-1',
        requestId: 'request-1',
        witness: 'pending',
      });
    });

    it('without a known actor it is signed', async () => {
      const app = await open();
      const { sessionId, sessionToken } = await startSession(app);
      await app.send('POST', '/orders', { headers: tagged(sessionToken) });
      expect(await app.record()).toMatchObject({ sessionId, sessionTrust: 'signed' });
    });

    it("another user's token is only claimed, and its session is rotated", async () => {
      const app = await open();
      const { sessionId, sessionToken } = await startSession(app);
      await app.send('POST', '/orders', { headers: { ...tagged(sessionToken, 'r1'), 'x-user': 'ada' } });
      await app.records(1);
      await app.send('POST', '/orders', { headers: { ...tagged(sessionToken, 'r2'), 'x-user': 'eve' } });
      const [, stolen] = await app.records(2);
      expect(stolen).toMatchObject({ sessionId, sessionTrust: 'claimed', actorId: 'eve' });
      expect((await app.storage.sessions.get(sessionId))?.endReason).toBe('actor_change');
    });

    it('a forged token joins nothing', async () => {
      const app = await open();
      const { sessionToken } = await startSession(app);
      const [head = '', payload = '', signature = ''] = sessionToken.split('.');
      const forged = [head, payload, [...signature].reverse().join('')].join('.');
      expect((await app.send('POST', '/orders', { headers: tagged(forged) })).status).toBe(200);
      expect(await app.record()).toMatchObject({
        sessionId: null,
        sessionTrust: 'none',
        requestId: 'request-1',
      });
    });

    it('an expired token is said to be expired', async () => {
      const app = await open();
      const { sessionToken } = await startSession(app, { hoursAgo: FIVE_HOURS });
      await app.send('POST', '/orders', { headers: tagged(sessionToken) });
      expect(await app.record()).toMatchObject({
        sessionId: null,
        sessionTrust: 'none',
        witness: 'unrecorded',
        witnessReason: 'expired',
      });
    });

    it('a malformed header is as good as none', async () => {
      const app = await open();
      await app.send('POST', '/orders', { headers: { 'x-audit-ctx': 'v1;;;;;;<script>' } });
      expect(await app.record()).toMatchObject({ sessionTrust: 'none', requestId: null, tabId: null });
    });

    it('the cookie serves where no header can be sent', async () => {
      const app = await open();
      const { sessionId, sessionToken } = await startSession(app);
      const headers = { cookie: `theme=dark; auditreel=${sessionToken}`, 'x-user': 'ada' };
      await app.send('POST', '/orders', { headers });
      expect(await app.record()).toMatchObject({ sessionId, sessionTrust: 'bound', requestId: null });
    });

    it.each([
      ['navigate', 'request-9'],
      ['cors', null],
    ])('the navigation cookie of a %s request names %s', async (mode, requestId) => {
      const app = await open();
      const headers = { cookie: 'auditreel_nav=request-9.tab-1.1', 'sec-fetch-mode': mode };
      await app.send('POST', '/form', { headers });
      expect(await app.record()).toMatchObject({ requestId, sessionTrust: 'none' });
    });

    it('a logout tells the recorder that its session is over, and so does whatever follows', async () => {
      const app = await open();
      const { sessionId, sessionToken } = await startSession(app);
      const headers = { ...tagged(sessionToken), 'x-user': 'ada' };
      const logout = await app.send('POST', '/logout', { headers });
      const ended = `ended;${sessionToken.slice(-8)}`;
      expect(logout.headers['x-audit-session']).toBe(ended);
      expect(await app.record()).toMatchObject({ action: 'authn.logout', sessionId, sessionTrust: 'bound' });
      const next = await app.send('GET', '/orders/1', { headers });
      expect(next.headers['x-audit-session']).toBe(ended);
      expect((await app.storage.sessions.get(sessionId))?.endReason).toBe('logout');
    });
  });
}

/** A session as a page of the app's own begins it. */
export async function startSession(
  app: AppInUse,
  { hoursAgo = 0 }: { readonly hoursAgo?: number } = {},
): Promise<SessionAnswer> {
  const body = JSON.stringify({ sentAt: Date.now(), reason: 'start' });
  if (hoursAgo > 0) return startLongAgo(hoursAgo, body);
  const headers = { 'sec-fetch-site': 'same-origin', origin: `http://127.0.0.1:${app.port}` };
  const answer = await app.send('POST', `${app.audit.path}/session`, { headers, body });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body) as SessionAnswer;
}

/** Signed with the same secret by a server whose clock was behind. */
async function startLongAgo(ms: number, body: string): Promise<SessionAnswer> {
  const options = resolveOptions({ storage: memoryStorage(), secret: CONTRACT_SECRET });
  const audit = wireAudit(options, { now: () => Date.now() - ms, random: () => 0.5 });
  const handle = createRecorderHandler(audit, { stubScript: '', recorderScript: '', recorderHash: '' });
  const headers = { 'sec-fetch-site': 'same-origin' };
  const request = new Request(`http://localhost${audit.path}/session`, { method: 'POST', headers, body });
  const response = await handle(request, { address: null });
  await audit.close();
  return (await response.json()) as SessionAnswer;
}
