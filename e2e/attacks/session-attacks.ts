import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { accountOf } from '../../examples/express-shop/src/traffic/people.js';
import { SECRET } from '../shop/start-shop.js';
import { eventually } from './audit-database.js';
import { client, signedIn } from './client.js';
import { envelopeFor, newSession, ONE_EVENT, refusal, type Session, upload } from './recorder-client.js';
import type { Target } from './target.js';
import { signToken, tampered, unsigned } from './tokens.js';

/** Answered 422 by the shop, and one record. */
const ACT = { method: 'POST', path: '/cart/lines', headers: { accept: 'application/json' } };
const UNTRACKED = { sessionId: null, sessionTrust: 'none', action: 'cart.add', statusCode: 422 };

export function sessionAttacks(target: () => Target): void {
  it.each<[string, (session: Session) => string | Promise<string>]>([
    ['signed with another secret', () => signToken({ secret: 'x'.repeat(40), audience: 'session' })],
    ['of another issuer', () => signToken({ secret: SECRET, audience: 'session', issuer: 'somebody' })],
    ['that is a write token', ({ writeToken }) => writeToken],
    ['of alg none', ({ sessionToken }) => unsigned(sessionToken)],
    ['with another session under its signature', (s) => tampered(s.sessionToken, { sub: randomUUID() })],
    ['with a later end under its signature', (s) => tampered(s.sessionToken, { e: 9e15 })],
    ['cut short', ({ sessionToken }) => sessionToken.slice(0, -1)],
    ['of three dots', () => '...'],
    ['without its signature', ({ sessionToken }) => `${sessionToken.split('.').slice(0, 2).join('.')}.`],
  ])('a session token %s vouches for nothing, in the header and in the cookie', async (_name, forge) => {
    const token = await forge(await newSession(client(target())));
    const inHeader = await target().bob.tagged(ACT, token);
    expect(inHeader.status).toBe(422);
    expect(await target().database.recordOf(inHeader.requestId)).toMatchObject(UNTRACKED);
    const mallory = client(target());
    mallory.setCookie('auditreel', token);
    mallory.setCookie('__Host-auditreel', token);
    const inCookie = await mallory.tagged(ACT);
    expect(await target().database.recordOf(inCookie.requestId)).toMatchObject(UNTRACKED);
  });

  it('an expired session token is a record without a session, marked expired', async () => {
    const token = await signToken({ secret: SECRET, audience: 'session', expiredFor: 61_000 });
    const { requestId } = await target().bob.tagged(ACT, token);
    expect(await target().database.recordOf(requestId)).toMatchObject({
      ...UNTRACKED,
      witness: 'unrecorded',
      witnessReason: 'expired',
    });
  });

  it("another user's session token is only claimed, and that session rotates", async () => {
    const { ann, bob, database } = target();
    const session = await newSession(ann);
    const own = await ann.tagged(ACT, session.sessionToken);
    expect(own.headers.get('x-audit-session')).toBeUndefined();
    expect(await database.recordOf(own.requestId)).toMatchObject({
      sessionId: session.sessionId,
      sessionTrust: 'bound',
      actorName: 'Ann Lindqvist',
    });
    const stolen = await bob.tagged(ACT, session.sessionToken);
    expect(await database.recordOf(stolen.requestId)).toMatchObject({
      sessionId: session.sessionId,
      sessionTrust: 'claimed',
      actorName: 'Bob Okafor',
    });
    const next = await ann.tagged(ACT, session.sessionToken);
    expect(next.headers.get('x-audit-session')).toBe(`ended;${session.sessionToken.slice(-8)}`);
    const row = await database.prisma.auditSession.findUnique({ where: { id: session.sessionId } });
    expect(row).toMatchObject({
      endReason: 'actor_change',
      actorId: (await database.recordOf(own.requestId)).actorId,
    });
    ann.setCookie('auditreel', session.sessionToken);
    expect((await newSession(ann)).sessionId).not.toBe(session.sessionId);
  });

  it('the token of a stranger, planted before the login, is bound by whoever logs in first', async () => {
    const mallory = client(target());
    const session = await newSession(mallory);
    await upload(mallory, { envelope: envelopeFor(session), data: ONE_EVENT, token: session.writeToken });
    const victim = await signedIn(target(), accountOf('ann@example.test'));
    const { requestId } = await victim.tagged(ACT, session.sessionToken);
    expect(await target().database.recordOf(requestId)).toMatchObject({
      sessionId: session.sessionId,
      sessionTrust: 'bound',
      witness: 'pending',
    });
    const back = await mallory.tagged(ACT, session.sessionToken);
    expect(await target().database.recordOf(back.requestId)).toMatchObject({
      sessionTrust: 'signed',
      actorType: 'anonymous',
    });
  });

  it('a mark in a stranger’s recording takes no record from the session that sent it', async () => {
    const { ann, database } = target();
    const [own, mallory] = [await newSession(ann), client(target())];
    const { requestId } = await ann.tagged(ACT, own.sessionToken);
    const before = await database.recordOf(requestId);
    const foreign = await newSession(mallory);
    const mark = { requestId, method: 'POST', path: '/cart/lines', t: Date.now(), inputAgo: 1 };
    const envelope = envelopeFor(foreign, { marks: [mark] });
    const answer = await upload(mallory, { envelope, data: ONE_EVENT, token: foreign.writeToken });
    expect(answer.status).toBe(200);
    await wait(1000);
    expect(before).toMatchObject({ sessionId: own.sessionId, sessionTrust: 'bound', witness: 'pending' });
    expect(await database.recordOf(requestId)).toEqual(before);
  });

  it('a tag that is sent ten times is ten records', async () => {
    const { sessionToken } = await newSession(client(target()));
    const headers = { ...ACT.headers, 'x-audit-ctx': `v1;${sessionToken};tab-1;sent-ten-times;1` };
    await Promise.all(Array.from({ length: 10 }, () => client(target()).send({ ...ACT, headers })));
    const count = () =>
      target().database.prisma.auditRecord.count({ where: { requestId: 'sent-ten-times' } });
    expect(await eventually(count, (found) => found === 10)).toBe(10);
  });

  it('a session request of more than 4 KB is refused', async () => {
    const answer = await client(target()).send({
      method: 'POST',
      path: '/api/auditreel/session',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ sentAt: 1, reason: 'start', padding: 'x'.repeat(4096) }),
    });
    expect(refusal(answer)).toBe('413 TOO_LARGE');
  });

  it.each([
    ['another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { origin: 'http://evil.localhost', 'sec-fetch-site': 'same-site' }],
    ['an opaque origin', { origin: 'null' }],
    ['no page at all', {}],
  ])('a session is refused to %s', async (_name, headers) => {
    const answer = await client(target()).send({
      method: 'POST',
      path: '/api/auditreel/session',
      headers,
      body: JSON.stringify({ sentAt: 1, reason: 'start' }),
    });
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    expect(answer.setCookies).toEqual([]);
    expect(answer.headers.get('access-control-allow-origin')).toBeUndefined();
  });
}
