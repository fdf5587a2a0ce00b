import { createAudit, type MountableHandler, memoryStorage, OptionsError } from '@auditreel/core';
import express, { Router } from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { auditMiddleware, mount } from './index.js';
import { expressVersion } from './testing/express-version.js';

const ada = { actor: { type: 'user', id: 'ada' } } as const;
const tells: MountableHandler = async (incoming, { basePath }) =>
  Response.json({ url: incoming.url, basePath, body: await incoming.text() });

describe(`mount, on Express ${expressVersion}`, () => {
  it('throws at boot without authorize, with the lines that are missing', () => {
    const forgotten = mount as unknown as (handler: MountableHandler, options?: object) => unknown;
    expect(() => forgotten(tells)).toThrow(OptionsError);
    expect(() => forgotten(tells, {})).toThrow(/authorize: \(req\) =>/);
  });

  it('knows its base path under nested routers with values', async () => {
    const app = express();
    app.use(
      '/t/:tenant',
      Router().use('/admin', Router().use('/audit', mount(tells, { authorize: () => ada }))),
    );
    const { body } = await request(app).get('/t/acme/admin/audit/api/me?x=1').expect(200);
    expect(body).toMatchObject({ basePath: '/t/acme/admin/audit' });
    expect(new URL(body.url).pathname).toBe('/t/acme/admin/audit/api/me');
  });

  it('asked for its root without a slash, sends there, keeping the query', async () => {
    const app = express();
    app.use('/admin/audit', mount(tells, { authorize: () => ada }));
    await request(app).get('/admin/audit?from=1').expect(302).expect('location', '/admin/audit/?from=1');
    await request(app).get('/admin/audit/?from=1').expect(200);
  });

  it('asks before it says where its root is', async () => {
    const app = express();
    app.use('/admin/audit', mount(tells, { authorize: () => null }));
    await request(app).get('/admin/audit').expect(403);
  });

  it('a path that names another host stays on this one', async () => {
    const app = express();
    app.use(mount(tells, { authorize: () => ada }));
    const { body } = await request(app).get('//evil.example/x').set('host', 'shop.test');
    expect(new URL(body.url).host).toBe('shop.test');
  });

  it('a host header that is none does no harm', async () => {
    const app = express();
    app.use('/audit', mount(tells, { authorize: () => ada }));
    const { body } = await request(app).get('/audit/x').set('host', 'a b<>').expect(200);
    expect(new URL(body.url).host).toBe('localhost');
  });

  it('a TRACE, which no web request can be, does no harm', async () => {
    const app = express();
    app.use('/audit', mount(tells, { authorize: () => ada }));
    const { body } = await request(app).trace('/audit/x').expect(200);
    expect(new URL(body.url).pathname).toBe('/audit/x');
  });

  it('a body that grows over 1 MB while it is read is refused', async () => {
    const app = express();
    app.use('/audit', mount(tells, { authorize: () => ada }));
    const sending = request(app).post('/audit/x').set('transfer-encoding', 'chunked');
    for (let i = 0; i < 20; i += 1) sending.write('x'.repeat(100_000));
    await sending.expect(413);
  });

  it("an error of the handler is the app's to answer", async () => {
    const app = express();
    app.use(
      '/audit',
      mount(() => Promise.reject(new Error('broke')), { authorize: () => ada }),
    );
    app.use((error: Error, _req: express.Request, res: express.Response, _next: express.NextFunction) => {
      res.status(500).json({ message: error.message });
    });
    await request(app).get('/audit/x').expect(500, { message: 'broke' });
  });

  it('stands before the audit middleware too', async () => {
    const storage = memoryStorage();
    const audit = createAudit({ storage, secret: 's'.repeat(32) });
    const app = express();
    app.use('/audit', mount(tells, { authorize: () => ada }));
    app.use(auditMiddleware(audit));
    await request(app).post('/audit/x').expect(200);
    await audit.close();
    expect((await storage.records.list({ limit: 10 })).records).toEqual([]);
  });
});
