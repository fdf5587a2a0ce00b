import { recordAuth } from '@auditreel/core';
import { Router } from 'express';
import { z } from 'zod';
import type { ShopOptions } from '../app.js';
import { asTarget } from '../audit.js';
import { newPassword, readForm, text } from '../http/form.js';
import { requireLogin, signedInUser } from '../http/guards.js';
import { sendPage } from '../http/page.js';
import { notFound } from '../http/shop-error.js';
import { changePassword } from '../shop/accounts.js';
import { passwordMatches } from '../shop/passwords.js';
import { accountPage, orderPage, profilePage } from '../views/account.js';

const profileForm = z.object({ name: text('Please tell us your name.', 80) });
const passwordForm = z.object({
  current: text('Please enter your current password.'),
  password: newPassword(),
});

export function accountRoutes({ prisma, audit }: ShopOptions): Router {
  const router = Router();
  router.use('/account', requireLogin());

  router.get('/account', async function account(req, res) {
    const orders = await prisma.order.findMany({
      where: { userId: signedInUser(req).id },
      include: { lines: true },
      orderBy: { id: 'desc' },
    });
    await sendPage(prisma, req, res, { title: 'Your orders', body: accountPage(orders) });
  });

  router.get('/account/orders/:id', async function order(req, res) {
    const order = await prisma.order.findFirst({
      where: { id: Number(req.params.id) || 0, userId: signedInUser(req).id },
      include: { lines: true },
    });
    if (!order) throw notFound();
    const body = orderPage(order, { justPlaced: 'placed' in req.query });
    await sendPage(prisma, req, res, { title: `Order ${order.id}`, body });
  });

  router.get('/account/profile', async function profile(req, res) {
    const body = profilePage(signedInUser(req), { saved: 'saved' in req.query });
    await sendPage(prisma, req, res, { title: 'Profile', body });
  });

  router.post('/account/profile', async function saveProfile(req, res) {
    const user = signedInUser(req);
    const form = readForm(req, profileForm);
    if (!form.ok) {
      const body = profilePage(user, { errors: form.errors });
      return sendPage(prisma, req, res, { title: 'Profile', body, status: 422 });
    }
    await prisma.user.update({ where: { id: user.id }, data: form.values });
    res.redirect(303, '/account/profile?saved');
  });

  router.post('/account/password', async function savePassword(req, res) {
    const user = signedInUser(req);
    const form = readForm(req, passwordForm);
    const matches = form.ok && (await passwordMatches(form.values.current, user.passwordHash));
    const target = asTarget(user);
    if (form.ok && matches) {
      await recordAuth(audit, 'password.change', { target });
      await changePassword(prisma, user.id, form.values.password);
      return res.redirect(303, '/account/profile?saved');
    }
    await recordAuth(audit, 'password.change', { outcome: 'failure', reason: 'INVALID_CREDENTIALS', target });
    const errors = form.ok ? { current: 'This isn’t your current password.' } : form.errors;
    const body = profilePage(user, { errors });
    await sendPage(prisma, req, res, { title: 'Profile', body, status: 422 });
  });

  return router;
}
