import { Agent } from 'node:http';
import { expect, it } from 'vitest';
import type { OpenApp } from './adapter-contract-app.js';

/** What is recorded, and how it is said to have gone. */
export function outcomePromises(open: OpenApp): void {
  it.each([
    [200, 'success', null],
    [201, 'success', null],
    [422, 'failure', null],
    [401, 'denied', 'UNAUTHORIZED'],
    [403, 'denied', 'FORBIDDEN'],
    [500, 'failure', null],
  ])('a POST answered %i is one record: %s', async (status, outcome, reason) => {
    const app = await open();
    expect((await app.send('POST', `/status/${status}`)).status).toBe(status);
    expect(await app.record()).toMatchObject({
      stage: 'outcome',
      kind: 'create',
      method: 'POST',
      statusCode: status,
      outcome,
      reason,
      action: `POST ${app.basePath}/status/:code`,
    });
  });

  it.each([
    ['PUT', 200, 'update'],
    ['PATCH', 200, 'update'],
    ['DELETE', 204, 'delete'],
  ])('%s is recorded as its kind of change', async (method, statusCode, kind) => {
    const app = await open();
    await app.send(method, '/orders/42');
    expect(await app.record()).toMatchObject({
      method,
      statusCode,
      kind,
      action: `${method} ${app.basePath}/orders/:id`,
    });
  });

  it.each(['/throws', '/rejects'])('%s: the error reaches the app and names the record', async (path) => {
    const app = await open();
    expect((await app.send('POST', path)).status).toBe(500);
    const record = await app.record();
    expect(record).toMatchObject({
      outcome: 'failure',
      statusCode: 500,
      reason: app.seesErrors ? 'OUT_OF_STOCK' : null,
      action: `POST ${app.basePath}${path}`,
    });
    expect(JSON.stringify(record)).not.toContain('4111 1111');
  });

  it('a redirect after a form post is a success', async () => {
    const app = await open();
    expect(await app.send('POST', '/form')).toMatchObject({ status: 303, headers: { location: '/thanks' } });
    expect(await app.record()).toMatchObject({ outcome: 'success', statusCode: 303 });
  });

  it('a read makes no record, nor does HEAD, and both are answered as ever', async () => {
    const app = await open();
    expect(await app.send('GET', '/orders/1')).toMatchObject({ status: 200, body: '{}' });
    expect(await app.send('HEAD', '/orders/1')).toMatchObject({ status: 200, body: '' });
    await app.records(0);
  });

  it('a read that is turned away is recorded', async () => {
    const app = await open();
    await app.send('GET', '/status/403');
    expect(await app.record()).toMatchObject({
      action: 'authz.denied',
      outcome: 'denied',
      reason: 'FORBIDDEN',
    });
  });

  it('a decorated read is recorded', async () => {
    const app = await open();
    await app.send('GET', '/export');
    expect(await app.record()).toMatchObject({ action: 'order.export', kind: 'read', outcome: 'success' });
  });

  it('what capture.skip names is not recorded', async () => {
    const app = await open({ capture: { skip: ({ path }) => path.endsWith('/orders') } });
    await app.send('POST', '/orders');
    await app.send('POST', '/form');
    expect(await app.record()).toMatchObject({ statusCode: 303 });
  });

  it('two requests on one connection are two records', async () => {
    const app = await open();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await app.send('POST', '/orders', { agent });
    await app.send('DELETE', '/orders/2', { agent });
    agent.destroy();
    expect((await app.records(2)).map(({ method }) => method)).toEqual(['POST', 'DELETE']);
  });
}
