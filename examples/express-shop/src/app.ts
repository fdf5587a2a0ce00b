import { fileURLToPath } from 'node:url';
import type { Audit } from '@auditreel/core';
import { auditChanges } from '@auditreel/core/changes';
import { auditMiddleware, mount } from '@auditreel/express';
import { createViewer } from '@auditreel/viewer';
import express, { type Express, Router } from 'express';
import type { PrismaClient } from '../generated/client.js';
import { viewerOf } from './audit.js';
import { errors, noSuchPage } from './http/errors.js';
import { requireAdmin, requireLogin } from './http/guards.js';
import { sameOrigin } from './http/same-origin.js';
import { securityHeaders } from './http/security-headers.js';
import { loadVisitor } from './http/visitor.js';
import { accountRoutes } from './routes/account.js';
import { adminCustomerRoutes } from './routes/admin-customers.js';
import { adminOrderRoutes } from './routes/admin-orders.js';
import { apiKeyRoutes } from './routes/api-keys.js';
import { authRoutes } from './routes/auth.js';
import { cartRoutes } from './routes/cart.js';
import { catalogRoutes } from './routes/catalog.js';
import { checkoutRoutes } from './routes/checkout.js';
import { impersonationRoutes } from './routes/impersonation.js';
import { outboxRoutes } from './routes/outbox.js';
import { passwordResetRoutes } from './routes/password-reset.js';

const publicFolder = fileURLToPath(new URL('../public', import.meta.url));

export interface ShopOptions {
  /** The base client: what the shop writes through its own names the request that wrote. */
  readonly prisma: PrismaClient;
  readonly audit: Audit;
}

export function createApp({ prisma: base, audit }: ShopOptions): Express {
  const prisma = auditChanges(audit)(base);
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders());
  app.use(auditMiddleware(audit));
  app.use('/assets', express.static(publicFolder));
  app.use(loadVisitor(prisma));
  app.use(sameOrigin());
  app.use(express.urlencoded({ extended: false }), express.json());

  app.use(catalogRoutes(prisma));
  app.use(authRoutes({ prisma, audit }));
  app.use(passwordResetRoutes({ prisma, audit }));
  app.use(cartRoutes(prisma));
  app.use(checkoutRoutes(prisma));
  app.use(accountRoutes({ prisma, audit }));
  app.use(apiKeyRoutes({ prisma, audit }));
  app.use(impersonationRoutes({ prisma, audit }));
  app.use('/admin/audit', requireLogin(), mount(createViewer(audit), { authorize: viewerOf }));
  app.use('/admin', requireLogin(), requireAdmin(), adminRoutes({ prisma, audit }));
  app.use(outboxRoutes(prisma));

  app.use(noSuchPage());
  app.use(errors(prisma));
  return app;
}

function adminRoutes({ prisma, audit }: ShopOptions): Router {
  const router = Router();
  router.get('/', (_req, res) => res.redirect(303, '/admin/orders'));
  router.use(adminOrderRoutes(prisma), adminCustomerRoutes({ prisma, audit }));
  return router;
}
