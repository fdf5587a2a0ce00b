import { annotate, createAudit, memoryStorage, SecretError } from '@auditreel/core';
import { adapterContract } from '@auditreel/core/testing';
import compression from 'compression';
import express, { Router } from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { audited, auditMiddleware } from './index.js';
import { expressVersion } from './testing/express-version.js';
import { serveExpress } from './testing/serve-express.js';

const SECRET = 's'.repeat(32);
const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

const bodyParsers = [
  express.raw({ type: 'application/vnd.auditreel.chunk', limit: '4mb' }),
  express.json(),
  express.urlencoded({ extended: false }),
  express.text(),
];

// The whole contract again: neither what compresses nor what eats bodies before us may change a promise.
adapterContract(`Express ${expressVersion}, behind compression and body parsers`, {
  serve: serveExpress({ before: [compression({ threshold: 0 }), ...bodyParsers] }),
});

describe(`auditMiddleware, on Express ${expressVersion}`, () => {
  it('throws at boot without a secret', () => {
    expect(() => auditMiddleware(createAudit({ storage: memoryStorage() }))).toThrow(SecretError);
  });

  it('says who it is in a stack trace', () => {
    expect(auditMiddleware(createAudit({ storage: memoryStorage(), secret: SECRET })).name).toBe(
      'auditMiddleware',
    );
  });

  it('compressed answers stay compressed and whole, big ones too', async () => {
    const { app, records } = auditedApp();
    app.use(compression());
    const text = 'lorem ipsum '.repeat(200_000);
    app.post('/big', (_req, res) => void res.type('text').send(text));
    const answer = await request(app)
      .post('/big')
      .set('accept-encoding', 'gzip')
      .expect('content-encoding', 'gzip');
    expect(answer.text).toBe(text);
    expect(await records()).toMatchObject([{ statusCode: 200, outcome: 'success' }]);
  });

  it('the recorder is served when the middleware hangs in a router', async () => {
    const audit = createAudit({ storage: memoryStorage(), secret: SECRET });
    const app = express();
    app.use('/api', Router().use(auditMiddleware(audit)));
    const outer = express();
    outer.use('/base', app);
    await request(app).get('/api/auditreel/recorder.js').expect(200);
    await request(outer).get('/base/api/auditreel/recorder.js').expect(200);
    await request(app).get('/elsewhere/api/auditreel/recorder.js').expect(404);
    const body = { sentAt: Date.now(), reason: 'start' };
    await request(outer).post('/base/api/auditreel/session').set(SAME_ORIGIN).send(body).expect(200);
  });

  it('headers that a handler writes itself are left as they are', async () => {
    const { app } = auditedApp();
    app.post('/raw', (_req, res) => {
      res.setHeader('x-one', '1');
      res.writeHead(202, 'Taken', { 'x-two': '2', 'set-cookie': ['a=1', 'b=2'] });
      res.end('ok');
    });
    const answer = await request(app).post('/raw');
    expect(answer.headers).toMatchObject({ 'x-one': '1', 'x-two': '2', 'set-cookie': ['a=1', 'b=2'] });
    expect(answer.status).toBe(202);
  });

  it('has its draft in reach when another middleware calls it', async () => {
    const storage = memoryStorage();
    const audit = createAudit({ storage, secret: SECRET });
    const audits = auditMiddleware(audit);
    const app = express();
    app.post('/x', (req, res, next) => {
      void audits(req, res, () => {
        expect(annotate({ action: 'x.do' })).toBe(true);
        next();
      });
    });
    await request(app).post('/x').expect(404);
    await audit.close();
    expect((await storage.records.list({ limit: 10 })).records).toMatchObject([{ action: 'x.do' }]);
  });

  it('a strict request that the host has answered by itself meanwhile harms nobody', async () => {
    const memory = memoryStorage();
    const storage = {
      ...memory,
      records: { ...memory.records, insert: () => new Promise<void>(() => {}) },
    };
    const app = express();
    const ran: string[] = [];
    app.use(auditMiddleware(createAudit({ storage, secret: SECRET })));
    app.use((_req, res, next) => {
      setTimeout(() => res.headersSent || res.status(504).end('too slow'), 50);
      next();
    });
    app.post('/pay', audited({ durability: 'strict' }), (_req, res) => {
      ran.push('pay');
      res.end('paid');
    });
    expect((await request(app).post('/pay')).text).toBe('too slow');
    // The intent is given up after two seconds: a throw of ours would fail the run.
    await new Promise((resolve) => setTimeout(resolve, 2200));
    expect(ran).toEqual([]);
  });

  it('an answer that could not be sent is recorded as the one that was', async () => {
    const storage = memoryStorage();
    const app = express();
    const audit = createAudit({ storage, secret: SECRET });
    app.use(auditMiddleware(audit));
    app.post('/odd', (_req, res) => {
      res.end({} as never);
    });
    expect((await request(app).post('/odd')).status).toBe(500);
    await audit.flush();
    expect((await storage.records.list({ limit: 9 })).records).toMatchObject([
      { statusCode: 500, outcome: 'failure' },
    ]);
  });

  it('two middlewares of one audit, by mistake, still make one record', async () => {
    const { app, audit, records } = auditedApp();
    app.use('/twice', auditMiddleware(audit));
    app.post('/twice', (_req, res) => void res.json({}));
    await request(app).post('/twice').expect(200);
    expect(await records()).toHaveLength(1);
  });

  it('a decorated handler without the middleware answers all the same, and warns once', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error): void => void warnings.push(warning);
    process.on('warning', listen);
    const app = express();
    app.post('/x', audited({ action: 'x.do' }), (_req, res) => void res.json({}));
    await request(app).post('/x').expect(200);
    await request(app).post('/x').expect(200);
    process.off('warning', listen);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('app.use(auditMiddleware(audit))'),
    ]);
  });
});

function auditedApp() {
  const storage = memoryStorage();
  const audit = createAudit({ storage, secret: SECRET });
  const app = express();
  app.use(auditMiddleware(audit));
  const records = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await audit.flush();
    return (await storage.records.list({ limit: 10 })).records;
  };
  return { app, audit, records };
}
