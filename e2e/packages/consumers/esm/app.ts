import { type AuditRecord, createAudit, memoryStorage } from '@auditreel/core';
import { auditMiddleware, mount } from '@auditreel/express';
import { createViewer } from '@auditreel/viewer';
import express from 'express';

const storage = memoryStorage();
const audit = createAudit({ storage, secret: 'a-secret-of-thirty-two-characters' });
const app = express();
app.use(auditMiddleware(audit));
app.use(
  '/admin/audit',
  mount(createViewer(audit), { authorize: () => ({ actor: { type: 'user', id: 'me' } }) }),
);
app.post('/orders/:id', (_req, res) => void res.status(201).end());

const server = app.listen(0, async () => {
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  await fetch(`${url}/orders/7`, { method: 'POST' });
  const recorder = await fetch(`${url}/api/auditreel/recorder.js`);
  const viewer = await fetch(`${url}/admin/audit/`);
  await audit.flush();
  const page = await storage.records.list({ action: 'POST /orders/:id', limit: 1 });
  console.log(
    JSON.stringify({ ...summary(page.records[0]), recorder: recorder.status, viewer: viewer.status }),
  );
  await audit.close();
  server.close();
  server.closeAllConnections();
});

function summary(record: AuditRecord | undefined): object {
  return { action: record?.action, outcome: record?.outcome, statusCode: record?.statusCode };
}
