import { recordAuth } from '@auditreel/core';
import { Router } from 'express';
import { z } from 'zod';
import { Role } from '../../generated/client.js';
import type { ShopOptions } from '../app.js';
import { asTarget } from '../audit.js';
import { readForm } from '../http/form.js';
import { signedInUser } from '../http/guards.js';
import { sendPage } from '../http/page.js';
import { notFound, ShopError } from '../http/shop-error.js';
import { adminCustomersPage } from '../views/admin-customers.js';

const roleForm = z.object({ role: z.enum(Role) });

export function adminCustomerRoutes({ prisma, audit }: ShopOptions): Router {
  const router = Router();

  router.get('/customers', async function customers(req, res) {
    const customers = await prisma.user.findMany({
      include: { _count: { select: { orders: true } } },
      orderBy: { createdAt: 'asc' },
    });
    const body = adminCustomersPage(customers, signedInUser(req));
    await sendPage(prisma, req, res, { title: 'Customers', body });
  });

  router.post('/customers/:id/role', async function changeRole(req, res) {
    const form = readForm(req, roleForm);
    if (!form.ok) throw new ShopError(422, 'There is no such role.');
    if (req.params.id === signedInUser(req).id)
      throw new ShopError(409, 'Ask somebody else to change your role.');
    const [customer] = await prisma.user.updateManyAndReturn({
      where: { id: req.params.id },
      data: form.values,
    });
    if (!customer) throw notFound();
    await recordAuth(audit, 'role.assign', { target: asTarget(customer), metadata: form.values });
    res.redirect(303, '/admin/customers');
  });

  return router;
}
