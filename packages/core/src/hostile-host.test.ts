import { beforeEach, describe, expect, it } from 'vitest';
import { openDraft, runInDraft, settleDraft } from './adapter/drafts.js';
import type { Audit } from './audit.js';
import { recordAuth } from './auth/record-auth.js';
import { annotate } from './context/annotate.js';
import { createAudit } from './create-audit.js';
import type { AuditMeta, AuditOptions } from './options.js';
import type { Actor, AuditRecord } from './record/audit-record.js';
import type { RequestFacts } from './record/request-facts.js';
import { memoryStorage } from './storage/memory-storage.js';
import type { AuditStorage } from './storage/ports.js';

let storage: AuditStorage;
let audit: Audit;
let errors: Error[];

beforeEach(() => {
  errors = [];
  start();
});

function start(options: Partial<AuditOptions> = {}): void {
  storage = memoryStorage();
  audit = createAudit({
    storage,
    secret: 's'.repeat(32),
    actor: () => ({ type: 'user', id: 'ann' }),
    onError: (error) => void errors.push(error),
    ...options,
  });
}

async function request(handler: () => unknown = () => {}, facts: Partial<RequestFacts> = {}): Promise<void> {
  const draft = openDraft(audit, {
    method: 'POST',
    url: '/orders',
    header: () => undefined,
    peerAddress: '127.0.0.1',
    native: null,
    ...facts,
  });
  await runInDraft(audit, draft, async () => handler());
  settleDraft(audit, draft, { statusCode: 200, route: '/orders' });
}

async function records(): Promise<readonly AuditRecord[]> {
  await audit.flush();
  return (await storage.records.list({ limit: 100 })).records.toReversed();
}

const boom = (): never => {
  throw new Error('boom');
};
const codes = (): readonly unknown[] => errors.map((error) => ('code' in error ? error.code : error.name));

describe('whatever the host’s own functions do, the request is recorded and goes on', () => {
  it('a skip and a reads that throw', async () => {
    start({ capture: { skip: boom, reads: boom } });
    await request();
    await request(() => {}, { method: 'GET' });
    expect(await records()).toHaveLength(2);
    expect(codes()).toEqual(Array(3).fill('ERR_AUDIT_HOST'));
  });

  it('a body that throws when it is read', async () => {
    start({ capture: { body: ['email'] } });
    await request(() => {}, { body: boom });
    expect(await records()).toMatchObject([{ outcome: 'success', actorId: 'ann' }]);
    expect(codes()).toEqual(['ERR_AUDIT_HOST']);
  });

  it('metadata whose getters throw', async () => {
    const hostile = Object.defineProperty({ good: 1 }, 'bad', { get: boom, enumerable: true });
    await request(() => annotate({ metadata: hostile }));
    await request(() => annotate({ metadata: new Proxy({}, { ownKeys: boom }) }));
    await request(() => audit.record({ action: 'x.do', metadata: new Proxy({}, { ownKeys: boom }) }));
    const found = await records();
    expect(found.map(({ metadata }) => metadata)).toContainEqual({ good: 1, bad: '[unreadable]' });
    expect(found).toHaveLength(4);
  });

  it.each<[string, unknown]>([
    ['no target', { target: null }],
    ['a target without a name', { target: { type: 'order', id: null, name: null } }],
    ['a target of no type', { target: { id: 7 } }],
    ['an action that is a number', { action: 7 }],
    ['a reason that is an object', { reason: {} }],
    ['nothing', null],
  ])('annotated with %s, as JavaScript allows', async (_name, meta) => {
    await request(() => annotate(meta as AuditMeta));
    expect(await records()).toMatchObject([{ outcome: 'success', actorId: 'ann', method: 'POST' }]);
  });

  it('an error whose code throws when it is read', async () => {
    const draft = openDraft(audit, {
      method: 'POST',
      url: '/',
      header: () => undefined,
      peerAddress: null,
      native: null,
    });
    const error = Object.defineProperty({}, 'code', { get: boom });
    settleDraft(audit, draft, { statusCode: 500, error });
    expect(await records()).toMatchObject([{ outcome: 'failure', statusCode: 500 }]);
  });

  it('an onError that throws, or rejects', async () => {
    start({ onError: boom, actor: boom, capture: { skip: boom } });
    await request();
    expect(await records()).toHaveLength(1);
    start({ onError: (async () => boom()) as () => void, actor: boom });
    await request();
    expect(await records()).toHaveLength(1);
  });
});

describe('an actor that is none', () => {
  it.each<[string, unknown]>([
    ['true', true],
    ['a user row', { id: 42, email: 'ann@x.test' }],
    ['an unheard-of type', { type: 'root', id: 'ann' }],
    ['something that throws', Object.defineProperty({}, 'type', { get: boom })],
  ])('%s is unknown, and onError hears of it', async (_name, answer) => {
    start({ actor: () => answer as Actor });
    await request();
    expect(await records()).toMatchObject([{ actorType: 'unknown', actorId: null }]);
    expect(codes()).toEqual(['ERR_AUDIT_ACTOR']);
  });

  it('keeps what is usable of a row with nulls', async () => {
    start({ actor: () => ({ type: 'user', id: 42, name: null, onBehalfOf: null }) as never });
    await request();
    expect(await records()).toMatchObject([{ actorType: 'user', actorId: '42', actorName: null }]);
  });

  it('given to recordAuth or audit.record is unknown too', async () => {
    await request(() => recordAuth(audit, 'authn.login', { actor: { id: 7 } as never }));
    audit.record({ action: 'x.do', actor: 'ann' as never });
    expect((await records()).map(({ actorType }) => actorType)).toEqual(['unknown', 'unknown']);
  });

  it('that failed at the end is unknown, though it was anonymous before: it may have been anybody', async () => {
    let asked = 0;
    start({ actor: () => (asked++ === 0 ? null : boom()) });
    await request(() => annotate({ action: 'x.do' }));
    expect(await records()).toMatchObject([{ actorType: 'unknown' }]);
  });
});

describe('a claimed name', () => {
  it.each([{}, ['a'], 7, null, undefined])(
    'of %j, as a JSON body may hold, breaks no login',
    async (claimed) => {
      const event = { outcome: 'failure', claimed, accountId: null } as never;
      await request(() => recordAuth(audit, 'authn.login', event));
      expect(await records()).toMatchObject([{ action: 'authn.login', outcome: 'failure' }]);
    },
  );

  it('of no account is never stored in clear, also when the account’s id is null', async () => {
    await request(() => recordAuth(audit, 'authn.login', { claimed: 'hunter2', accountId: null as never }));
    expect(JSON.stringify(await records())).not.toContain('hunter2');
  });

  it('is left out when there is no secret to hash it with, and onError hears why', async () => {
    start({ secret: undefined });
    await recordAuth(audit, 'authn.login', { outcome: 'failure', claimed: 'hunter2' });
    expect(await records()).toMatchObject([{ targets: [{ type: 'user', verified: false }] }]);
    expect(codes()).toEqual(['ERR_AUDIT_SECRET']);
  });
});

describe('free values beside metadata', () => {
  const key = 'sk_live_0123456789abcdef';

  it('are redacted: actor name, target, reason, user agent', async () => {
    start({ actor: () => ({ type: 'user', id: 'ann', name: `Ann ${key}` }) });
    const header = (name: string): string | undefined => (name === 'user-agent' ? `curl ${key}` : undefined);
    const said = { reason: `because ${key}`, target: { type: 'order', id: key, name: key } };
    await request(() => annotate(said), { header });
    audit.record({ action: 'x.do', ...said });
    const found = await records();
    expect(found).toHaveLength(2);
    expect(JSON.stringify(found)).not.toContain(key);
    expect(found.map(({ reason }) => reason)).toEqual(Array(2).fill('because [redacted]'));
  });

  it('are marked when they are cut', async () => {
    start({ actor: () => ({ type: 'user', id: 'ann', name: 'a'.repeat(200) }) });
    const target = Array.from({ length: 21 }, (_, id) => ({ type: 'order', id }));
    await request(() => annotate({ target, reason: 'r'.repeat(200) }), { header: () => 'u'.repeat(600) });
    expect((await records())[0]?.truncated).toEqual(['userAgent', 'reason', 'targets', 'actorName']);
  });
});
