import { type Actor, createAudit, memoryStorage, recordAuth } from '@auditreel/core';
import express, { type Express } from 'express';
import request from 'supertest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { auditMiddleware, mount } from './index.js';
import { expressVersion } from './testing/express-version.js';

const SECRET = 's'.repeat(32);
const viewer = { actor: { type: 'user', id: 'admin' } } as const;
const noServerErrors = (app: Express): readonly unknown[] => {
  const errors: unknown[] = [];
  app.use(((error, _req, res, _next) => {
    errors.push(error);
    res.status(500).end();
  }) as express.ErrorRequestHandler);
  return errors;
};

afterEach(() => vi.restoreAllMocks());

describe(`hostile requests, on Express ${expressVersion}`, () => {
  it.each(['javascript', 'data', 'file', 'a b', ''])(
    'a scheme of %j from a proxy breaks neither the recorder nor a mounted page',
    async (scheme) => {
      const audit = createAudit({ storage: memoryStorage(), secret: SECRET });
      const app = express();
      app.set('trust proxy', true);
      app.use(auditMiddleware(audit));
      app.use(
        '/admin',
        mount(async () => new Response('page'), { authorize: () => viewer }),
      );
      const errors = noServerErrors(app);
      await request(app).get('/api/auditreel/recorder.js').set('x-forwarded-proto', scheme).expect(200);
      await request(app).get('/admin/').set('x-forwarded-proto', scheme).expect(200);
      expect(errors).toEqual([]);
    },
  );

  it('TRACE reaches nothing and is no error', async () => {
    const audit = createAudit({ storage: memoryStorage(), secret: SECRET });
    const app = express();
    app.use(auditMiddleware(audit));
    app.use(
      '/admin',
      mount(async () => new Response('page'), { authorize: () => viewer }),
    );
    const errors = noServerErrors(app);
    await request(app).trace('/api/auditreel/recorder.js');
    await request(app).trace('/admin/');
    expect(errors).toEqual([]);
  });

  it('requests share one timer', async () => {
    const set = vi.spyOn(globalThis, 'setTimeout');
    const audit = createAudit({ storage: memoryStorage(), secret: SECRET });
    const app = express();
    app.use(auditMiddleware(audit));
    app.post('/x', (_req, res) => void res.json({}));
    for (let i = 0; i < 3; i++) await request(app).post('/x').expect(200);
    const long = set.mock.calls.filter(([, ms]) => (ms ?? 0) > 60_000);
    expect(long.length).toBeLessThanOrEqual(1);
  });

  it('a login whose body is none of what a form sends is recorded, and answered', async () => {
    const storage = memoryStorage();
    const audit = createAudit({
      storage,
      secret: SECRET,
      actor: () => ({ id: 7, name: null }) as unknown as Actor,
      onError: () => {},
    });
    const app = express();
    app.use(auditMiddleware(audit), express.json());
    app.post('/login', async (req, res) => {
      await recordAuth(audit, 'authn.login', { outcome: 'failure', claimed: req.body.email });
      res.status(401).end();
    });
    await request(app)
      .post('/login')
      .send({ email: { $gt: '' } })
      .expect(401);
    await audit.flush();
    expect((await storage.records.list({ limit: 5 })).records).toMatchObject([
      { action: 'authn.login', outcome: 'failure', actorType: 'unknown' },
    ]);
  });

  it('two audits each keep their own record of a request', async () => {
    const storages = [memoryStorage(), memoryStorage()];
    const audits = storages.map((storage) => createAudit({ storage, secret: SECRET }));
    const app = express();
    for (const audit of audits) app.use(auditMiddleware(audit));
    app.post('/x/:id', (_req, res) => void res.json({}));
    await request(app).post('/x/1').expect(200);
    for (const audit of audits) await audit.close();
    for (const storage of storages) {
      expect((await storage.records.list({ limit: 5 })).records).toMatchObject([{ action: 'POST /x/:id' }]);
    }
  });
});
