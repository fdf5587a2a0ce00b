import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAudit, memoryStorage } from '@auditreel/core';
import { auditMiddleware } from '@auditreel/express';
import express from 'express';
import { afterEach, expect, it } from 'vitest';
import { instrument } from './node.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

it('Express in front of Next, audited both ways, is one record a request, by its route', async () => {
  const storage = memoryStorage();
  const audit = createAudit({ storage, secret: 's'.repeat(32) });
  instrument(audit);
  const app = express();
  app.use(auditMiddleware(audit));
  app.post('/orders/:id', (_req, res) => void res.sendStatus(204));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () => audit.close(),
    () => server.close(),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await fetch(`${url}/orders/42`, { method: 'POST', headers: { connection: 'close' } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await audit.flush();
  const { records } = await storage.records.list({ limit: 9 });
  expect(records.map(({ action }) => action)).toEqual(['POST /orders/:id']);
});
