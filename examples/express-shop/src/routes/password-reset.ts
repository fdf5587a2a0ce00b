import { annotate, recordAuth } from '@auditreel/core';
import { Router } from 'express';
import { z } from 'zod';
import type { ShopOptions } from '../app.js';
import { asActor, asTarget } from '../audit.js';
import { email, readForm, typed } from '../http/form.js';
import { sendPage } from '../http/page.js';
import { ownerOfReset, requestReset, resetPassword } from '../shop/password-resets.js';
import { forgotPage, resetDonePage, resetExpiredPage, resetPage } from '../views/password-reset.js';

const forgotForm = z.object({ email: email() });

export function passwordResetRoutes({ prisma, audit }: ShopOptions): Router {
  const router = Router();

  router.get('/forgot', async function showForgot(req, res) {
    await sendPage(prisma, req, res, { title: 'Forgot your password?', body: forgotPage({}) });
  });

  router.post('/forgot', async function forgot(req, res) {
    annotate({ action: 'password.forgot', kind: 'auth' });
    const form = readForm(req, forgotForm);
    if (form.ok) await requestReset(prisma, form.values.email, `${req.protocol}://${req.get('host')}`);
    const body = forgotPage(
      form.ok ? { sentTo: form.values.email } : { errors: form.errors, email: typed(req, 'email') },
    );
    await sendPage(prisma, req, res, { title: 'Forgot your password?', body, status: form.ok ? 200 : 422 });
  });

  router.get('/reset/:token', async function showReset(req, res) {
    const user = await ownerOfReset(prisma, req.params.token);
    const body = user ? resetPage({ email: user.email, refused: false }) : resetExpiredPage();
    await sendPage(prisma, req, res, { title: 'Choose a new password', body, status: user ? 200 : 410 });
  });

  router.post('/reset/:token', async function reset(req, res) {
    const user = await ownerOfReset(prisma, req.params.token);
    const refusal = await resetPassword(prisma, req.params.token, {
      password: typed(req, 'password'),
      confirmation: typed(req, 'confirmation'),
    });
    await recordAuth(audit, 'password.reset', {
      ...(refusal ? { outcome: 'failure', reason: refusal } : {}),
      ...(user ? { target: asTarget(user) } : {}),
      ...(user && !refusal ? { actor: asActor(user) } : {}),
    });
    if (!refusal) return sendPage(prisma, req, res, { title: 'Password changed', body: resetDonePage() });
    if (refusal === 'EXPIRED' || !user) {
      return sendPage(prisma, req, res, { title: 'Link expired', body: resetExpiredPage(), status: 410 });
    }
    const body = resetPage({ email: user.email, refused: true });
    await sendPage(prisma, req, res, { title: 'Choose a new password', body, status: 422 });
  });

  return router;
}
