import { beforeEach, describe, expect, it } from 'vitest';
import { openDraft, runInDraft, settleDraft } from './adapter/drafts.js';
import type { Audit } from './audit.js';
import { recordAuth } from './auth/record-auth.js';
import { annotate } from './context/annotate.js';
import { createAudit } from './create-audit.js';
import type { AuditOptions } from './options.js';
import type { Actor, AuditRecord } from './record/audit-record.js';
import { lazyKeys } from './session/keys.js';
import { sessionTokens } from './session/tokens.js';
import { memoryStorage } from './storage/memory-storage.js';
import type { AuditStorage } from './storage/ports.js';

const SECRET = 'a-secret-of-at-least-thirty-two-characters';
const SESSION = '0199d3a4-7b1c-7def-8abc-0123456789ab';

let storage: AuditStorage;
let audit: Audit;
let actor: Actor | null;
let errors: Error[];

beforeEach(() => {
  actor = { type: 'user', id: 'ann', name: 'Ann' };
  errors = [];
  start();
});

function start(options: Partial<AuditOptions> = {}): void {
  storage = memoryStorage();
  audit = createAudit({
    storage,
    secret: SECRET,
    actor: () => actor,
    onError: (error) => errors.push(error),
    ...options,
  });
}

interface Sent {
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly route?: string | null;
  readonly handler?: () => unknown;
}

async function request(sent: Sent = {}): Promise<void> {
  const draft = openDraft(audit, {
    method: sent.method ?? 'POST',
    url: sent.url ?? '/orders/42',
    header: (name) => sent.headers?.[name],
    peerAddress: '127.0.0.1',
    native: null,
  });
  await runInDraft(audit, draft, async () => sent.handler?.());
  settleDraft(audit, draft, { statusCode: sent.status ?? 200, route: sent.route ?? null });
}

async function records(): Promise<readonly AuditRecord[]> {
  await audit.flush();
  return (await storage.records.list({ limit: 100 })).records.toReversed();
}

async function token(
  changes: { recorded?: boolean; sessionId?: string; expiresAt?: number } = {},
): Promise<string> {
  const claims = {
    sessionId: SESSION,
    previousId: null,
    createdAt: Date.now(),
    expiresAt: Date.now() + 60_000,
    recorded: true,
  };
  return sessionTokens(lazyKeys(SECRET), Date.now).signSession({ ...claims, ...changes });
}

const tag = (sessionToken: string): Record<string, string> => ({
  'x-audit-ctx': `v1;${sessionToken};tab;r1;1`,
});

describe('a request', () => {
  it('is one record, with a template or a path without its values', async () => {
    await request({ route: '/orders/:id' });
    await request({ url: '/reset/9f8a7c6b?token=secret', status: 404 });
    expect(await records()).toMatchObject([
      {
        action: 'POST /orders/:id',
        route: '/orders/:id',
        routeSource: 'template',
        outcome: 'success',
        actorId: 'ann',
        ip: '127.0.0.1',
      },
      {
        action: 'POST /reset/:x',
        route: '/reset/:x',
        routeSource: 'derived',
        outcome: 'failure',
        statusCode: 404,
      },
    ]);
  });

  it('settles once, whoever calls first', async () => {
    const draft = openDraft(audit, {
      method: 'POST',
      url: '/',
      header: () => undefined,
      peerAddress: null,
      native: null,
    });
    settleDraft(audit, draft, { statusCode: 200 });
    settleDraft(audit, draft, { statusCode: null, aborted: true });
    expect(await records()).toMatchObject([{ outcome: 'success' }]);
  });

  it('that only reads is recorded when turned away, annotated, or asked for', async () => {
    start({ capture: { reads: ({ path }) => path === '/export' } });
    await request({ method: 'GET', url: '/plain' });
    await request({ method: 'GET', url: '/admin', status: 403 });
    await request({ method: 'GET', url: '/annotated', handler: () => annotate({ action: 'report.read' }) });
    await request({ method: 'GET', url: '/export' });
    const found = await records();
    expect(found.map(({ action, kind }) => [action, kind])).toEqual([
      ['authz.denied', 'read'],
      ['report.read', 'read'],
      ['GET /export', 'read'],
    ]);
  });

  it('can be skipped, unless its handler says something', async () => {
    start({ capture: { skip: ({ path }) => path === '/beacon' } });
    await request({ url: '/beacon' });
    await request({ url: '/beacon', handler: () => annotate({ action: 'beacon.keep' }) });
    expect((await records()).map(({ action }) => action)).toEqual(['beacon.keep']);
  });

  it('takes targets and metadata from everywhere below its handler, redacted', async () => {
    await request({
      handler: async () => {
        annotate({
          action: 'order.refund',
          target: { type: 'order', id: 42 },
          metadata: { reason: 'damaged' },
        });
        await new Promise((resolve) => setTimeout(resolve, 1));
        annotate({ target: { type: 'user', id: 'bob', name: 'Bob' }, metadata: { password: 'hunter2' } });
      },
    });
    expect(await records()).toMatchObject([
      {
        action: 'order.refund',
        targetType: 'order',
        targetId: '42',
        targets: [
          { type: 'order', id: '42' },
          { type: 'user', id: 'bob', name: 'Bob' },
        ],
        metadata: { reason: 'damaged', password: '[redacted]' },
        searchText: expect.stringContaining('actor_ann'),
      },
    ]);
  });

  it('says so when annotate comes after the answer', async () => {
    const draft = openDraft(audit, {
      method: 'POST',
      url: '/',
      header: () => undefined,
      peerAddress: null,
      native: null,
    });
    runInDraft(audit, draft, () => {
      settleDraft(audit, draft, { statusCode: 200 });
      expect(annotate({ action: 'too.late' })).toBe(false);
    });
    expect(errors).toMatchObject([{ code: 'ERR_AUDIT_NO_DRAFT' }]);
  });
});

describe('the actor', () => {
  it('is unknown, never anonymous, when the host’s function throws or is too slow', async () => {
    start({
      actor: () => {
        throw new Error('no');
      },
    });
    await request();
    expect(await records()).toMatchObject([{ actorType: 'unknown' }]);
    expect(errors).toMatchObject([{ code: 'ERR_AUDIT_ACTOR' }]);
  });

  it('is anonymous when the host says nobody', async () => {
    actor = null;
    await request();
    expect(await records()).toMatchObject([{ actorType: 'anonymous', actorId: null }]);
  });

  it('is the new one of a login, the old one of a logout', async () => {
    actor = null;
    await request({
      handler: async () => {
        await recordAuth(audit, 'authn.login');
        actor = { type: 'user', id: 'ann' };
      },
    });
    await request({
      handler: async () => {
        await recordAuth(audit, 'authn.logout');
        actor = null;
      },
    });
    expect((await records()).map(({ action, actorId }) => [action, actorId])).toEqual([
      ['authn.login', 'ann'],
      ['authn.logout', 'ann'],
    ]);
  });

  it('is who impersonates, never the victim', async () => {
    await request({
      handler: async () => {
        await recordAuth(audit, 'impersonation.start', { target: { type: 'user', id: 'victim' } });
        actor = { type: 'user', id: 'ann', onBehalfOf: { type: 'user', id: 'victim' } };
      },
    });
    await request();
    expect(await records()).toMatchObject([
      { actorId: 'ann', onBehalfOfId: null, targetId: 'victim' },
      { actorId: 'ann', onBehalfOfId: 'victim' },
    ]);
  });
});

describe('an auth event', () => {
  it('names its request’s record; a second one is an event beside it', async () => {
    await request({
      handler: async () => {
        await recordAuth(audit, 'user.create', { target: { type: 'user', id: 'ann' } });
        await recordAuth(audit, 'authn.login');
      },
    });
    const [login, create] = (await records()).toSorted((a, b) => a.action.localeCompare(b.action));
    expect(create).toMatchObject({ action: 'user.create', kind: 'auth', stage: 'outcome', method: 'POST' });
    expect(login).toMatchObject({ action: 'authn.login', stage: 'event', parentId: create?.id });
  });

  it('hashes a claimed name that is no account’s: people type passwords there', async () => {
    actor = null;
    const failed = { outcome: 'failure', reason: 'INVALID_CREDENTIALS', claimed: 'hunter2' } as const;
    await request({ status: 401, handler: () => recordAuth(audit, 'authn.login', failed) });
    await request({
      status: 401,
      handler: () => recordAuth(audit, 'authn.login', { ...failed, claimed: 'ann@x.test', accountId: 'ann' }),
    });
    const [unknown, known] = await records();
    expect(unknown).toMatchObject({
      outcome: 'failure',
      actorType: 'anonymous',
      targets: [{ verified: false }],
    });
    expect(JSON.stringify(unknown)).not.toContain('hunter2');
    expect(known).toMatchObject({
      targetId: 'ann',
      targetName: 'ann@x.test',
      targets: [{ verified: false }],
    });
  });

  it('is a record of its own outside requests', async () => {
    await recordAuth(audit, 'user.lock', { target: { type: 'user', id: 'bob' } });
    expect(await records()).toMatchObject([
      { action: 'user.lock', actorType: 'system', stage: 'outcome', parentId: null },
    ]);
  });

  it('inside a read that makes no record, it stands for itself', async () => {
    await request({ method: 'GET', handler: () => audit.record({ action: 'report.open' }) });
    expect(await records()).toMatchObject([{ action: 'report.open', stage: 'outcome', parentId: null }]);
  });

  it('of an unknown name is refused', async () => {
    await expect(recordAuth(audit, 'authn.logni' as never)).rejects.toThrow('recordAuth knows no');
  });
});

describe('the session', () => {
  it('is bound to its first known actor; another’s token is only claimed and ends it', async () => {
    const headers = tag(await token());
    actor = null;
    await request({ headers });
    await audit.flush();
    actor = { type: 'user', id: 'ann' };
    await request({ headers });
    await request({ headers });
    await audit.flush();
    actor = { type: 'user', id: 'bob' };
    await request({ headers });
    expect(
      (await records()).map(({ actorId, sessionTrust, sessionId }) => [actorId, sessionTrust, sessionId]),
    ).toEqual([
      [null, 'signed', SESSION],
      ['ann', 'bound', SESSION],
      ['ann', 'bound', SESSION],
      ['bob', 'claimed', SESSION],
    ]);
    expect(await storage.sessions.get(SESSION)).toMatchObject({ actorId: 'ann', endReason: 'actor_change' });
  });

  it('ends at logout', async () => {
    const headers = tag(await token());
    await request({ headers, handler: () => recordAuth(audit, 'authn.logout') });
    await audit.flush();
    expect(await storage.sessions.get(SESSION)).toMatchObject({ endReason: 'logout' });
  });

  it('ends at a logout that is the second event of its request', async () => {
    const headers = tag(await token());
    const handler = async () => {
      await recordAuth(audit, 'password.change');
      await recordAuth(audit, 'authn.logout');
    };
    await request({ headers, handler });
    await audit.flush();
    expect(await storage.sessions.get(SESSION)).toMatchObject({ endReason: 'logout' });
  });

  it('that ended long ago in another process is not taken up again', async () => {
    const headers = tag(await token());
    await request({ headers });
    await audit.flush();
    const ended = storage;
    await ended.sessions.end(SESSION, 'logout', Date.now() - 120_000);
    start({ storage: ended });
    storage = ended;
    await request({ headers });
    expect((await records()).at(-1)).toMatchObject({ sessionId: null, witnessReason: 'expired' });
  });

  it('comes from the cookie when there is no header', async () => {
    await request({ headers: { cookie: `a=b; auditreel=${await token()}` } });
    expect(await records()).toMatchObject([
      { sessionId: SESSION, sessionTrust: 'bound', tabId: null, witness: 'pending' },
    ]);
  });

  it.each([
    ['forged', () => `${'x'.repeat(20)}.y.z`, { sessionId: null, sessionTrust: 'none', witness: 'pending' }],
    [
      'expired',
      () => token({ expiresAt: Date.now() - 61_000 }),
      { sessionId: null, witness: 'unrecorded', witnessReason: 'expired' },
    ],
    [
      'unsampled',
      () => token({ recorded: false }),
      { sessionId: SESSION, witness: 'unrecorded', witnessReason: 'not_sampled' },
    ],
    ['empty', () => '', { sessionId: null, requestId: 'r1', witness: 'pending' }],
  ])('with a token that is %s', async (_name, make, expected) => {
    await request({ headers: tag(await make()) });
    expect(await records()).toMatchObject([expected]);
    expect(errors).toEqual([]);
  });

  it('is joined through the navigation cookie only on navigations', async () => {
    const cookie = `auditreel=${await token()}; auditreel_nav=r9.tab.1`;
    await request({ headers: { cookie, 'sec-fetch-mode': 'navigate' } });
    await request({ headers: { cookie, 'sec-fetch-mode': 'cors' } });
    const read = { method: 'GET', handler: () => annotate({ action: 'order.export' }) };
    await request({ ...read, headers: { cookie, 'sec-fetch-mode': 'navigate' } });
    expect((await records()).map(({ requestId }) => requestId)).toEqual(['r9', null, null]);
  });
});

describe('audit.record', () => {
  it('writes beside a request’s record, with its actor', async () => {
    await request({ handler: () => audit.record({ action: 'mail.send', target: { type: 'mail', id: 1 } }) });
    const found = await records();
    const parent = found.find(({ stage }) => stage === 'outcome');
    expect(found.find(({ stage }) => stage === 'event')).toMatchObject({
      action: 'mail.send',
      actorId: 'ann',
      parentId: parent?.id,
    });
  });
});

describe('audit.record of something past', () => {
  it('is found where it happened: its id says its time too', async () => {
    const time = Date.now() - 86_400_000;
    audit.record({ action: 'invoice.send', time });
    await audit.flush();
    const { records: found } = await storage.records.list({ limit: 10, from: time, to: time + 1 });
    expect(found).toMatchObject([{ action: 'invoice.send', time }]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5])('at %d is stored all the same', async (time) => {
    audit.record({ action: 'invoice.send', time });
    const [record] = await records();
    expect(Number.isSafeInteger(record?.time)).toBe(true);
    expect(record?.time).toBeGreaterThanOrEqual(0);
  });
});

describe('options', () => {
  it.each<[string, object, RegExp]>([
    ['no storage', { storage: undefined }, /prismaStorage\(prisma\)/],
    ['an unknown option', { storge: 1 }, /has no option "storge"/],
    ['a sample above 1', { recording: { sample: 2 } }, /recording\.sample/],
    ['an origin with a path', { recording: { origins: ['https://a.test/x'] } }, /recording\.origins/],
    ['a relative path', { path: 'api' }, /path/],
    ['an unknown limit', { recording: { limits: { bytes: 1 } } }, /recording\.limits\.bytes/],
    ['an unknown durability', { durability: { default: 'eventual' } }, /durability\.default/],
    ['a time between fsyncs below 0', { durability: { spool: { fsync: -1 } } }, /spool\.fsync/],
  ])('with %s throw at boot', (_name, options, message) => {
    expect(() => createAudit({ storage, secret: SECRET, ...options } as AuditOptions)).toThrow(message);
  });

  it('do without a secret until it is needed', () => {
    expect(() => createAudit({ storage })).not.toThrow();
  });
});
