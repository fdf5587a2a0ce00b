import { routeOf } from '@auditreel/core/adapter';
import { expect, it } from 'vitest';
import type { CallApp, CallHost } from './call-app.js';
import type { OpenCallApp } from './call-contract.js';

const SECRETS = ['hunter2', '4111 1111 1111 1111', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl'];

/** Who, from where, in which session; and none of what nobody may read. */
export function evidencePromises(
  open: OpenCallApp,
  { path = '/trpc', route, seesAddress = true }: CallHost,
): void {
  it('a signed token binds the session to the first known actor', async () => {
    const app = await open();
    const { sessionId, sessionToken } = await startSession(app);
    const headers = { 'x-user': 'ann', 'x-audit-ctx': `v1;${sessionToken};tab-1;request-1;1` };
    await app.single(headers).order.create.mutate({ id: '1' });
    const [record] = await app.records(1);
    expect(record).toMatchObject({
      sessionId,
      sessionTrust: 'bound',
      tabId: 'tab-1',
      requestId: 'request-1',
    });
  });

  it('the cookie names the session where no header can be sent', async () => {
    const app = await open();
    const { sessionId, sessionToken } = await startSession(app);
    const headers = { 'x-user': 'ann', cookie: `theme=dark; auditreel=${sessionToken}` };
    await app.single(headers).order.create.mutate({ id: '1' });
    const [record] = await app.records(1);
    expect(record).toMatchObject({ sessionId, sessionTrust: 'bound', requestId: null });
  });

  it('what the request says of itself is on the record', async () => {
    const app = await open();
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { 'user-agent': 'a browser', traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    await app.single(headers).order.create.mutate({ id: '1' });
    const [record] = await app.records(1);
    expect(record).toMatchObject({
      userAgent: 'a browser',
      traceId,
      route: route ?? routeOf(`${path}/order.create`),
    });
    expect([record?.ip, record?.ipVia]).toEqual(seesAddress ? ['127.0.0.1', 'socket'] : [null, null]);
  });

  it('the fields of the input that its meta names are kept, redacted', async () => {
    const app = await open();
    await app.single().order.refund.mutate({ id: '7', password: 'hunter2', note: 'damaged' });
    const [record] = await app.records(1);
    expect(record?.metadata).toEqual({ body: { id: '7', password: '[redacted]', note: 'damaged' } });
  });

  it('the fields of a form too, and of a file its name and size', async () => {
    const app = await open();
    const form = new FormData();
    form.set('title', 'Contract');
    form.set('password', 'hunter2');
    form.set('unnamed', 'not kept');
    form.set('scan', new Blob(['what it says']), 'scan.pdf');
    await app.single().order.attach.mutate(form);
    const [record] = await app.records(1);
    const scan = { name: 'scan.pdf', size: 12 };
    expect(record?.metadata).toEqual({ body: { title: 'Contract', password: '[redacted]', scan } });
  });

  it('secrets reach no record', async () => {
    const app = await open();
    const [password = '', card = '', token = ''] = SECRETS;
    const headers = { authorization: `Bearer ${token}`, cookie: `sid=${token}`, 'user-agent': token };
    const { order, throws, fails } = app.single(headers);
    await order.refund.mutate({ id: card, password, note: `Bearer ${token}` });
    await order.create.mutate({ id: card, password });
    await Promise.allSettled([throws.mutate(), fails.mutate('FORBIDDEN')]);
    const text = JSON.stringify(await app.records(4));
    for (const secret of [...SECRETS, 'sk_live_in_a_message']) expect(text).not.toContain(secret);
  });
}

async function startSession(
  app: CallApp,
): Promise<{ readonly sessionId: string; readonly sessionToken: string }> {
  const answer = await fetch(`${app.url}${app.audit.path}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: app.url },
    body: JSON.stringify({ sentAt: Date.now(), reason: 'start' }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { readonly sessionId: string; readonly sessionToken: string };
}
