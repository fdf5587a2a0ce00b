import { fileURLToPath } from 'node:url';
import express, { type Express, Router } from 'express';
import type { PrismaClient } from '../generated/client.js';
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
  readonly prisma: PrismaClient;
}

export function createApp({ prisma }: ShopOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders());
  app.use('/assets', express.static(publicFolder));
  app.use(loadVisitor(prisma));
  app.use(sameOrigin());
  app.use(express.urlencoded({ extended: false }), express.json());

  app.use(catalogRoutes(prisma));
  app.use(authRoutes(prisma));
  app.use(passwordResetRoutes(prisma));
  app.use(cartRoutes(prisma));
  app.use(checkoutRoutes(prisma));
  app.use(accountRoutes(prisma));
  app.use(apiKeyRoutes(prisma));
  app.use(impersonationRoutes(prisma));
  app.use('/admin', requireLogin(), requireAdmin(), adminRoutes(prisma));
  app.use(outboxRoutes(prisma));

  app.use(noSuchPage());
  app.use(errors(prisma));
  return app;
}

function adminRoutes(prisma: PrismaClient): Router {
  const router = Router();
  router.get('/', (_req, res) => res.redirect(303, '/admin/orders'));
  router.use(adminOrderRoutes(prisma), adminCustomerRoutes(prisma));
  return router;
}
