import { annotate } from '@auditreel/core';
import { audited } from '@auditreel/express';
import { Router } from 'express';
import { z } from 'zod';
import type { PrismaClient } from '../../generated/client.js';
import { readForm, text } from '../http/form.js';
import { requireLogin, signedInUser } from '../http/guards.js';
import { sendPage } from '../http/page.js';
import { done } from '../http/reply.js';
import { ShopError } from '../http/shop-error.js';
import { forgetCart, ownCart } from '../http/visitor.js';
import { cardNumber, expiry } from '../shop/card.js';
import { openCart } from '../shop/carts.js';
import { placeOrder } from '../shop/orders.js';
import { checkoutPage } from '../views/checkout.js';

const checkoutForm = z.object({
  name: text('Who should we send it to?', 80),
  street: text('Please enter street and number.'),
  city: text('Please enter postcode and city.', 80),
  cardName: text('As printed on the card.', 80),
  cardNumber: cardNumber(),
  expiry: expiry(),
  cvc: z.string().regex(/^\d{3,4}$/, '3 or 4 digits.'),
});

export function checkoutRoutes(prisma: PrismaClient): Router {
  const router = Router();
  router.use('/checkout', requireLogin());

  router.get('/checkout', async function showCheckout(req, res) {
    const cart = await openCart(prisma, req.visitor.cartId);
    if (cart.count === 0) return res.redirect(303, '/cart');
    const body = checkoutPage({ cart, user: signedInUser(req) });
    await sendPage(prisma, req, res, { title: 'Checkout', body });
  });

  router.post('/checkout', audited({ action: 'order.place' }), async function checkout(req, res) {
    const form = readForm(req, checkoutForm);
    if (!form.ok) throw new ShopError(422, 'Please check the fields marked below.', form.errors);
    const cartId = await ownCart(prisma, req, res);
    const cart = await openCart(prisma, cartId);
    if (cart.count === 0) throw new ShopError(409, 'Your cart is empty.');
    const { name, street, city, cardNumber } = form.values;
    const order = await placeOrder(prisma, cart, {
      userId: signedInUser(req).id,
      cartId,
      shipTo: `${name}\n${street}\n${city}`,
      cardLast4: cardNumber.slice(-4),
    });
    annotate({ target: { type: 'order', id: order.id }, metadata: { totalCents: order.totalCents } });
    forgetCart(req, res);
    done(req, res, { location: `/account/orders/${order.id}?placed`, leave: true });
  });

  return router;
}
