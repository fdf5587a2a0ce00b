import { annotate } from '@auditreel/core';
import { audited } from '@auditreel/express';
import { Router } from 'express';
import { z } from 'zod';
import type { PrismaClient } from '../../generated/client.js';
import { readForm, text } from '../http/form.js';
import { sendPage } from '../http/page.js';
import { done } from '../http/reply.js';
import { notFound, ShopError } from '../http/shop-error.js';
import { refundOrder } from '../shop/orders.js';
import { ordersCsv } from '../shop/orders-csv.js';
import { adminOrderPage, adminOrdersPage } from '../views/admin-orders.js';

const refundForm = z.object({ reason: text('Please say why.') });

export function adminOrderRoutes(prisma: PrismaClient): Router {
  const router = Router();
  const everyOrder = () =>
    prisma.order.findMany({ include: { user: true, lines: true }, orderBy: { id: 'desc' } });

  router.get('/orders', async function orders(req, res) {
    await sendPage(prisma, req, res, { title: 'Orders', body: adminOrdersPage(await everyOrder()) });
  });

  router.get('/orders/:id', async function order(req, res) {
    const order = await prisma.order.findUnique({
      where: { id: Number(req.params.id) || 0 },
      include: { user: true, lines: true },
    });
    if (!order) throw notFound();
    await sendPage(prisma, req, res, { title: `Order ${order.id}`, body: adminOrderPage(order) });
  });

  const refunded = audited({ action: 'order.refund', target: { type: 'order', param: 'id' } });
  router.post('/orders/:id/refund', refunded, async function refund(req, res) {
    const form = readForm(req, refundForm);
    if (!form.ok) throw new ShopError(422, 'A refund needs a reason.', form.errors);
    const id = Number(req.params.id) || 0;
    annotate({ metadata: { reason: form.values.reason } });
    if (!(await refundOrder(prisma, id, form.values.reason))) {
      throw new ShopError(409, 'This order was refunded before.');
    }
    done(req, res, { location: `/admin/orders/${id}`, message: `Order ${id} is refunded.` });
  });

  router.get('/export.csv', audited({ action: 'order.export' }), async function exportOrders(_req, res) {
    res.attachment('orders.csv').send(ordersCsv(await everyOrder()));
  });

  return router;
}
