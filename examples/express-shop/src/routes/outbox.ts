import { Router } from 'express';
import type { PrismaClient } from '../../generated/client.js';
import { sendPage } from '../http/page.js';
import { outboxPage } from '../views/outbox.js';

/** For the demo only: anybody can read every mail here. */
export function outboxRoutes(prisma: PrismaClient): Router {
  const router = Router();

  router.get('/dev/outbox', async function outbox(req, res) {
    const mails = await prisma.mail.findMany({ orderBy: { id: 'desc' }, take: 20 });
    await sendPage(prisma, req, res, { title: 'Outbox', body: outboxPage(mails) });
  });

  return router;
}
