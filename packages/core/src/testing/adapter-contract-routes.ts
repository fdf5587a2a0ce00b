import { expect, it } from 'vitest';
import type { OpenApp } from './adapter-contract-app.js';

const TOKEN = '9f8a7c6b5d4e3f2a';

/** The route is a template, because secrets live in paths. */
export function routePromises(open: OpenApp): void {
  it('a router mounted under a parameter shows the parameter, not its value', async () => {
    const app = await open();
    await app.send('POST', `/reset/${TOKEN}/notes/77?x=${TOKEN}`);
    const record = await app.record();
    expect(record).toMatchObject({
      route: `${app.basePath}/reset/:token/notes/:note`,
      routeSource: 'template',
    });
    expect(JSON.stringify(record)).not.toContain(TOKEN);
  });

  it('a 404 shows no value of its path', async () => {
    const app = await open();
    expect((await app.send('POST', `/nope/${TOKEN}/confirm`)).status).toBe(404);
    const record = await app.record();
    expect(record).toMatchObject({
      route: `${app.basePath}/nope/:x/confirm`,
      routeSource: 'derived',
      outcome: 'failure',
      statusCode: 404,
    });
    expect(JSON.stringify(record)).not.toContain(TOKEN);
  });

  it('a guard that answers before routing shows no value of the path', async () => {
    const app = await open();
    expect((await app.send('POST', `/guarded/users/${TOKEN}`)).status).toBe(401);
    const record = await app.record();
    expect(record).toMatchObject({
      route: `${app.basePath}/guarded/users/:x`,
      routeSource: 'derived',
      outcome: 'denied',
      statusCode: 401,
    });
    expect(JSON.stringify(record)).not.toContain(TOKEN);
  });

  it('a decorated handler takes its target from the route, and keeps its own parameters', async () => {
    const app = await open();
    const { body } = await app.send('POST', '/orders/42/refund');
    expect(JSON.parse(body)).toEqual({ id: '42' });
    expect(await app.record()).toMatchObject({
      action: 'order.refund',
      kind: 'update',
      targetType: 'order',
      targetId: '42',
      route: `${app.basePath}/orders/:id/refund`,
    });
  });

  it('a NUL in the path reaches neither route nor target', async () => {
    const app = await open();
    await app.send('POST', '/orders/a%00b/refund');
    const record = await app.record();
    expect(record).toMatchObject({ targetId: 'a\ufffdb', route: `${app.basePath}/orders/:id/refund` });
  });

  it('a lone surrogate in the path is a record, and the app still serves', async () => {
    const app = await open();
    await app.send('POST', '/orders/%ED%A0%80/refund');
    const record = await app.record();
    expect(record.method).toBe('POST');
    expect(JSON.stringify(record).isWellFormed()).toBe(true);
    expect((await app.send('GET', '/orders/1')).status).toBe(200);
  });
}
