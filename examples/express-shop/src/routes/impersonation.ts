import { recordAuth } from '@auditreel/core';
import { type Request, Router } from 'express';
import type { ShopOptions } from '../app.js';
import { asTarget } from '../audit.js';
import { requireAdmin } from '../http/guards.js';
import { notFound, ShopError } from '../http/shop-error.js';

export function impersonationRoutes({ prisma, audit }: ShopOptions): Router {
  const router = Router();

  router.post(
    '/admin/customers/:id/impersonate',
    requireAdmin(),
    async function impersonate(req: Request<{ id: string }>, res) {
      const customer = await prisma.user.findUnique({ where: { id: req.params.id } });
      if (!customer) throw notFound();
      if (customer.role === 'admin') throw new ShopError(409, 'Only customers can be acted for.');
      await recordAuth(audit, 'impersonation.start', { target: asTarget(customer) });
      await prisma.loginSession.update({
        where: { id: req.visitor.loginId ?? '' },
        data: { actingAsId: customer.id },
      });
      res.redirect(303, '/account');
    },
  );

  router.post('/impersonation/stop', async function stopImpersonation(req, res) {
    const { admin, user, loginId } = req.visitor;
    if (!admin || !user || !loginId) throw new ShopError(409, 'You are acting as yourself.');
    await recordAuth(audit, 'impersonation.stop', { target: asTarget(user) });
    await prisma.loginSession.update({ where: { id: loginId }, data: { actingAsId: null } });
    res.redirect(303, '/admin/customers');
  });

  return router;
}
