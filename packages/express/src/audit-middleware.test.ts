import { createAudit, memoryStorage } from '@auditreel/core';
import express from 'express';
import request from 'supertest';
import { expect, it } from 'vitest';
import { auditMiddleware } from './index.js';

it('a POST makes one record', async () => {
  const storage = memoryStorage();
  const audit = createAudit({ storage, secret: 's'.repeat(32) });
  const app = express();
  app.use(auditMiddleware(audit));
  app.post('/orders/:id/refund', (_req, res) => void res.json({}));
  await request(app).post('/orders/42/refund').expect(200);
  await audit.flush();
  const { records } = await storage.records.list({ limit: 10 });
  expect(records).toEqual([
    expect.objectContaining({
      action: 'POST /orders/:id/refund',
      route: '/orders/:id/refund',
      routeSource: 'template',
      outcome: 'success',
      statusCode: 200,
    }),
  ]);
  await audit.close();
});
