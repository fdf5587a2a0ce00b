import { recordAuth } from '@auditreel/core';
import { Router } from 'express';
import { z } from 'zod';
import type { ShopOptions } from '../app.js';
import { asActor, asTarget } from '../audit.js';
import { email, newPassword, readForm, text, typed } from '../http/form.js';
import { sendPage } from '../http/page.js';
import { safePath } from '../http/reply.js';
import { endLogin, startLogin } from '../http/visitor.js';
import { checkLogin, createAccount } from '../shop/accounts.js';
import { loginPage, signupPage } from '../views/auth.js';

const loginForm = z.object({ email: email(), password: text('Please enter your password.') });
const signupForm = z.object({
  name: text('Please tell us your name.', 80),
  email: email(),
  password: newPassword(),
});

export function authRoutes({ prisma, audit }: ShopOptions): Router {
  const router = Router();

  router.get('/login', async function showLogin(req, res) {
    const next = safePath(req.query.next, '/account');
    await sendPage(prisma, req, res, { title: 'Sign in', body: loginPage({ next }) });
  });

  router.post('/login', async function login(req, res) {
    const next = safePath(req.body?.next, '/account');
    const form = readForm(req, loginForm);
    const attempt = form.ok ? await checkLogin(prisma, form.values.email, form.values.password) : null;
    if (attempt?.ok) {
      await startLogin(prisma, req, res, attempt.user);
      await recordAuth(audit, 'authn.login', { target: asTarget(attempt.user) });
      return res.redirect(303, next);
    }
    await recordAuth(audit, 'authn.login', {
      outcome: 'failure',
      reason: 'INVALID_CREDENTIALS',
      claimed: typed(req, 'email'),
      ...(attempt?.account ? { accountId: attempt.account.id } : {}),
    });
    const body = loginPage({ next, email: typed(req, 'email'), refused: true });
    await sendPage(prisma, req, res, { title: 'Sign in', body, status: 401 });
  });

  router.get('/signup', async function showSignup(req, res) {
    await sendPage(prisma, req, res, { title: 'Create an account', body: signupPage({}) });
  });

  router.post('/signup', async function signup(req, res) {
    const form = readForm(req, signupForm);
    const user = form.ok ? await createAccount(prisma, form.values) : null;
    if (user) {
      await startLogin(prisma, req, res, user);
      await recordAuth(audit, 'user.create', { actor: asActor(user), target: asTarget(user) });
      return res.redirect(303, '/account');
    }
    const errors = form.ok ? { email: 'This e-mail already has an account. Sign in instead?' } : form.errors;
    const body = signupPage({ errors, name: typed(req, 'name'), email: typed(req, 'email') });
    await sendPage(prisma, req, res, { title: 'Create an account', body, status: 422 });
  });

  router.post('/logout', async function logout(req, res) {
    await recordAuth(audit, 'authn.logout');
    await endLogin(prisma, req, res);
    res.redirect(303, '/');
  });

  return router;
}
