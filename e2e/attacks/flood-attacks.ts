import { expect, it } from 'vitest';
import { client } from './client.js';
import { exchange, requestBytes } from './raw-http.js';
import { envelopeFor, newSession, ONE_EVENT, refusal, upload } from './recorder-client.js';
import type { Target } from './target.js';

/** Too often, too slowly, too many at once: with the limits that a host has by default. */
export function floodAttacks(target: () => Target): void {
  it('a session that uploads without end is told when to come again, and another is not', async () => {
    const [mallory, other] = [client(target()), client(target())];
    const [session, victim] = [await newSession(mallory), await newSession(other)];
    const garbage = { envelope: '{}', data: ONE_EVENT, token: session.writeToken };
    const answers = await Promise.all(Array.from({ length: 150 }, () => upload(mallory, garbage)));
    answers.push(...(await Promise.all(Array.from({ length: 150 }, () => upload(mallory, garbage)))));
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThan(20);
    expect(new Set(answers.map(refusal))).toEqual(new Set(['400 ENVELOPE_INVALID', '429 RATE_LIMITED']));
    for (const { headers } of limited) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    const envelope = envelopeFor(victim);
    const answer = await upload(other, { envelope, data: ONE_EVENT, token: victim.writeToken });
    expect([answer.status, JSON.parse(answer.body).next]).toEqual([200, 'continue']);
  });

  it('more half-open uploads than there is room for from one address are answered 503 or 429, and all in time', async () => {
    const mallory = client(target());
    const sessions = [await newSession(mallory), await newSession(client(target()))];
    const halfOpen = Array.from({ length: 300 }, (_, i) => {
      const headers = {
        host: 'x',
        'sec-fetch-site': 'same-origin',
        authorization: `Bearer ${sessions[i % 2]?.writeToken}`,
        'content-length': '1000',
      };
      return exchange(
        target().port,
        requestBytes({ method: 'POST', path: '/api/auditreel/chunks', headers }),
      );
    });
    const page = await target().stranger.send({ method: 'GET', path: '/' });
    expect(page.status).toBe(200);
    const answers = (await Promise.all(halfOpen)).flat();
    expect(answers).toHaveLength(300);
    const codes = answers.map(refusal);
    expect(codes.filter((code) => code === '503 BUSY')).toHaveLength(300 - 256);
    expect(codes.filter((code) => code === '429 TOO_SLOW')).toHaveLength(256);
    const late = client(target());
    const session = await newSession(late);
    const envelope = envelopeFor(session);
    expect((await upload(late, { envelope, data: ONE_EVENT, token: session.writeToken })).status).toBe(200);
  });
}
