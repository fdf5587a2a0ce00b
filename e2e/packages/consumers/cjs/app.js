const { createAudit, memoryStorage } = require('@auditreel/core');
const { auditMiddleware, mount } = require('@auditreel/express');
const { createViewer } = require('@auditreel/viewer');
const express = require('express');

const storage = memoryStorage();
const audit = createAudit({ storage, secret: 'a-secret-of-thirty-two-characters' });
const app = express();
app.use(auditMiddleware(audit));
app.use(
  '/admin/audit',
  mount(createViewer(audit), { authorize: () => ({ actor: { type: 'user', id: 'me' } }) }),
);
app.post('/orders/:id', (_req, res) => res.status(201).end());

const server = app.listen(0, async () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  await fetch(`${url}/orders/7`, { method: 'POST' });
  const recorder = await fetch(`${url}/api/auditreel/recorder.js`);
  const viewer = await fetch(`${url}/admin/audit/`);
  await audit.flush();
  const [record] = (await storage.records.list({ action: 'POST /orders/:id', limit: 1 })).records;
  const { action, outcome, statusCode } = record;
  console.log(
    JSON.stringify({ action, outcome, statusCode, recorder: recorder.status, viewer: viewer.status }),
  );
  await audit.close();
  server.close();
  server.closeAllConnections();
});
