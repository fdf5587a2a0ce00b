import { recordAuth } from '@auditreel/core';
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { ShopOptions } from '../app.js';
import { readForm, text } from '../http/form.js';
import { signedInUser } from '../http/guards.js';
import { sendPage } from '../http/page.js';
import { notFound, ShopError } from '../http/shop-error.js';
import { createApiKey, ownerOfKey, revokeApiKey } from '../shop/api-keys.js';
import { apiKeysPage } from '../views/api-keys.js';

const keyForm = z.object({ name: text('What is the key for?', 60) });

/** Mounted behind the account's login check, but for `/api`, which takes a key instead. */
export function apiKeyRoutes({ prisma, audit }: ShopOptions): Router {
  const router = Router();
  const keysOf = (userId: string) =>
    prisma.apiKey.findMany({ where: { userId }, orderBy: { createdAt: 'desc' } });

  router.get('/account/keys', async function keys(req, res) {
    const body = apiKeysPage({ keys: await keysOf(signedInUser(req).id) });
    await sendPage(prisma, req, res, { title: 'API keys', body });
  });

  router.post('/account/keys', async function createKey(req, res) {
    const user = signedInUser(req);
    const form = readForm(req, keyForm);
    const created = form.ok ? await createApiKey(prisma, user.id, form.values.name) : null;
    if (created)
      await recordAuth(audit, 'apikey.create', { target: { type: 'api_key', id: created.key.id } });
    const body = apiKeysPage({
      keys: await keysOf(user.id),
      ...(created ? { secret: created.secret } : {}),
      ...(form.ok ? {} : { errors: form.errors }),
    });
    await sendPage(prisma, req, res, { title: 'API keys', body, status: created ? 201 : 422 });
  });

  router.post('/account/keys/:id/revoke', async function revokeKey(req, res) {
    if (!(await revokeApiKey(prisma, signedInUser(req).id, req.params.id))) throw notFound();
    await recordAuth(audit, 'apikey.revoke', { target: { type: 'api_key', id: req.params.id } });
    res.redirect(303, '/account/keys');
  });

  router.get('/api/orders', async function apiOrders(req, res) {
    const owner = await ownerOfKey(prisma, bearerToken(req));
    if (!owner) throw new ShopError(401, 'This key is unknown or was revoked.');
    const orders = await prisma.order.findMany({ where: { userId: owner.id }, include: { lines: true } });
    res.json({ orders });
  });

  return router;
}

function bearerToken(req: Request): string {
  return /^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1] ?? '';
}
