import { afterEach, describe, expect, it } from 'vitest';
import type { SessionAnswer } from '../api/answers.js';
import { ADMIN, type RealViewer, realViewer } from './testing/real-viewer.js';
import { aSession } from './testing/rows.js';

/** It passes Luhn's check, as every tenth time does. */
const T = 1_800_000_000_002;
const NOTE = { sessionId: 's2', t: T, tab: 'tab1', text: 'Here the price jumps' };
const TENANT_A = { actor: { type: 'user' as const, id: 'a-admin' }, tenantId: 'A' };
const SESSIONS = [aSession('s1', { tenantId: 'A' }), aSession('s2', { tenantId: 'A', previousId: 's1' })];

let viewer: RealViewer;
afterEach(() => viewer.close());

async function notesOf(of = ADMIN): Promise<SessionAnswer['notes']> {
  const answer: SessionAnswer = await (await viewer.get('/api/sessions/s1', { viewer: of })).json();
  return answer.notes;
}

describe('a note', () => {
  it('is stored as a record of its own, and comes with the visit at once', async () => {
    viewer = await realViewer({ sessions: SESSIONS });
    expect((await viewer.post('/api/notes', NOTE)).status).toBe(201);
    expect(
      (await viewer.post('/api/notes', { ...NOTE, sessionId: 's1', t: 900, text: ' before ' })).status,
    ).toBe(201);
    expect(await notesOf()).toMatchObject([
      { sessionId: 's1', t: 900, text: 'before' },
      { sessionId: 's2', t: T, tabId: 'tab1', text: NOTE.text, actorId: 'admin', actorName: 'Grace' },
    ]);
    expect(await viewer.recorded('audit.note')).toMatchObject([
      { kind: 'create', outcome: 'success', targetType: 'session', targetId: 's2', actorId: 'admin' },
      { targetId: 's1' },
    ]);
  });

  it('keeps 2,000 characters whole, and no secret that is written into it', async () => {
    viewer = await realViewer({ sessions: SESSIONS });
    const secret = 'ghp_012345678901234567890123456789012345';
    await viewer.post('/api/notes', { ...NOTE, text: '漢'.repeat(2_000) });
    await viewer.post('/api/notes', { ...NOTE, t: T + 1, text: `the key is ${secret}` });
    const [long, leaky] = await notesOf();
    expect(long?.text).toBe('漢'.repeat(2_000));
    expect(leaky?.text).toContain('the key is');
    expect(JSON.stringify(await viewer.recorded('audit.note'))).not.toContain(secret);
  });

  it("of another tenant's viewer is not shown, nor can one be written to another tenant's session", async () => {
    viewer = await realViewer({ sessions: SESSIONS });
    await viewer.post('/api/notes', { ...NOTE, text: 'by A' }, { viewer: TENANT_A });
    await viewer.post('/api/notes', { ...NOTE, text: 'by the operator' });
    expect((await notesOf(TENANT_A)).map(({ text }) => text)).toEqual(['by A']);
    expect(await notesOf()).toHaveLength(2);
    const other = { ...TENANT_A, tenantId: 'B' };
    expect((await viewer.post('/api/notes', NOTE, { viewer: other })).status).toBe(404);
    expect(await viewer.recorded('audit.note')).toHaveLength(2);
  });

  it.each([
    [['replay'], 'ANNOTATE_NOT_ALLOWED'],
    [['annotate'], 'REPLAY_NOT_ALLOWED'],
  ] as const)('with the permissions %j alone is refused: %s', async (can, code) => {
    viewer = await realViewer({ sessions: SESSIONS });
    const refused = await viewer.post('/api/notes', NOTE, { viewer: { ...ADMIN, can } });
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code } }]);
    expect(await viewer.recorded('audit.note')).toEqual([]);
  });

  it.each([
    ['an empty text', { text: ' ' }, 400],
    ['a text that is too long', { text: 'x'.repeat(2_001) }, 400],
    ['no time', { t: 'now' }, 400],
    ['a time with a fraction', { t: 1.5 }, 400],
    ['a tab that is none', { tab: '<b>' }, 400],
    ['a field too many', { tenantId: 'B' }, 400],
    ['a session that is not there', { sessionId: 's9' }, 404],
    ['a session that cannot be', { sessionId: '../x' }, 404],
  ])('with %s is refused', async (_what, wrong, status) => {
    viewer = await realViewer({ sessions: SESSIONS });
    const refused = await viewer.post('/api/notes', { ...NOTE, ...wrong });
    expect(refused.status).toBe(status);
    expect(await viewer.recorded('audit.note')).toEqual([]);
  });
});

describe('a state change', () => {
  const send = (headers: Record<string, string>, body: BodyInit = JSON.stringify(NOTE)): Promise<Response> =>
    viewer.get('/api/notes', { method: 'POST', headers, body });

  it.each([
    ['nothing that says where it comes from', { 'content-type': 'application/json' }, 403],
    ['another site', { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }, 403],
    [
      'a neighbour of the same site',
      { 'content-type': 'application/json', 'sec-fetch-site': 'same-site' },
      403,
    ],
    ['a typed address', { 'content-type': 'application/json', 'sec-fetch-site': 'none' }, 403],
    ['another origin', { 'content-type': 'application/json', origin: 'https://evil.example' }, 403],
    ['a sandbox', { 'content-type': 'application/json', origin: 'null' }, 403],
    ['its own origin, but as a form', { origin: 'https://app.example', 'content-type': 'text/plain' }, 415],
    ['its own origin, with no type', { origin: 'https://app.example' }, 415],
    [
      'its own origin',
      { origin: 'https://app.example', 'content-type': 'application/json; charset=utf-8' },
      201,
    ],
  ])('with %s is answered as it should be', async (_what, headers, status) => {
    viewer = await realViewer({ sessions: SESSIONS });
    expect((await send(headers as Record<string, string>)).status).toBe(status);
    expect(await viewer.recorded('audit.note')).toHaveLength(status === 201 ? 1 : 0);
  });

  it.each([
    ['', 400],
    ['[]', 400],
    ['null', 400],
    ['{"__proto__":{"sessionId":"s2"}}', 400],
    [`{"text":"${'x'.repeat(16_384)}"}`, 413],
  ])('with the body %.20j is %i', async (body, status) => {
    viewer = await realViewer({ sessions: SESSIONS });
    const headers = { origin: 'https://app.example', 'content-type': 'application/json' };
    expect((await send(headers, body)).status).toBe(status);
  });
});
