import { createAudit, memoryStorage } from '@auditreel/core';
import { describe, expect, it } from 'vitest';
import { auditParts } from './audit-parts.js';
import { viewerHandler } from './viewer-handler.js';

const ASSETS = { script: { name: 'a.js', body: '' }, style: { name: 'a.css', body: '' } };

describe('the viewer of an audit', () => {
  it("shows the audit's records, and leaves its own record of who looked and from where", async () => {
    const storage = memoryStorage();
    const audit = createAudit({ storage, secret: 's'.repeat(32), service: 'shop' });
    audit.record({ action: 'order.create', actor: { type: 'user', id: 'ada' } });
    await audit.flush();
    const viewer = viewerHandler({ ...auditParts(audit), assets: ASSETS });
    const mount = {
      basePath: '/audit',
      viewer: { actor: { type: 'user' as const, id: 'admin', tenantId: 't1' } },
      peerAddress: '203.0.113.9',
    };
    const answer = await viewer(new Request('http://app.example/audit/api/records'), mount);
    expect(await answer.json()).toMatchObject({ records: [{ action: 'order.create', actorId: 'ada' }] });
    await audit.flush();
    const { records } = await storage.records.list({ limit: 10, action: 'audit.view' });
    expect(records).toMatchObject([
      {
        actorId: 'admin',
        tenantId: 't1',
        ip: '203.0.113.9',
        outcome: 'success',
        kind: 'read',
        service: 'shop',
      },
    ]);
    await audit.close();
  });
});
