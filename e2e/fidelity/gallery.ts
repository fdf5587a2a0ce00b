import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAudit, memoryStorage } from '@auditreel/core';
import { auditMiddleware, mount } from '@auditreel/express';
import { createViewer } from '@auditreel/viewer';
import express from 'express';
import { FILES } from './files.js';
import { PAGES } from './pages.js';

/** An app of pages that are hard to show again, with its viewer. */
export interface Gallery {
  readonly url: string;
  /** From now on the app serves none of its files: a redeploy has replaced them. */
  redeploy(): void;
  close(): Promise<void>;
}

export async function openGallery(): Promise<Gallery> {
  const audit = createAudit({
    storage: memoryStorage(),
    secret: 'the-secret-of-a-gallery-that-only-tests-visit',
    recording: { canvas: true },
  });
  const app = express();
  let isRedeployed = false;
  app.use(auditMiddleware(audit));
  app.get('/pages/:name', (req, res) => {
    res.type('html').send(PAGES[req.params.name] ?? '');
  });
  app.get('/files/:name', (req, res) => {
    const file = isRedeployed ? undefined : FILES[req.params.name];
    if (file === undefined) res.status(404).end();
    else res.type(file.type).set('cache-control', 'public, max-age=3600').send(file.body);
  });
  app.use(
    '/admin/audit',
    mount(createViewer(audit), {
      authorize: () => ({ actor: { type: 'user', id: 'admin' }, can: ['replay'] }),
    }),
  );
  const server = app.listen(0);
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    redeploy: () => {
      isRedeployed = true;
    },
    async close() {
      await audit.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
