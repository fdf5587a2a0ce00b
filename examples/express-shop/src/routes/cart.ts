import { annotate } from '@auditreel/core';
import { audited } from '@auditreel/express';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { PrismaClient } from '../../generated/client.js';
import { readForm } from '../http/form.js';
import { sendPage } from '../http/page.js';
import { done } from '../http/reply.js';
import { notFound, ShopError } from '../http/shop-error.js';
import { ownCart } from '../http/visitor.js';
import { addToCart, MOST_OF_ONE, openCart, setQuantity } from '../shop/carts.js';
import { cartPage } from '../views/cart.js';

const addForm = z.object({
  product: z.string(),
  quantity: z.coerce.number().int().min(1).max(MOST_OF_ONE).default(1),
});
const quantityForm = z.object({ quantity: z.coerce.number().int().min(0).max(MOST_OF_ONE) });

export function cartRoutes(prisma: PrismaClient): Router {
  const router = Router();

  router.get('/cart', async function showCart(req, res) {
    const cart = await openCart(prisma, req.visitor.cartId);
    await sendPage(prisma, req, res, { title: 'Your cart', body: cartPage(cart) });
  });

  router.post('/cart/lines', audited({ action: 'cart.add' }), async function add(req, res) {
    const form = readForm(req, addForm);
    if (!form.ok) throw new ShopError(422, `Between 1 and ${MOST_OF_ONE}, please.`);
    const product = await prisma.product.findUnique({ where: { id: form.values.product } });
    if (!product) throw notFound();
    const cartId = await ownCart(prisma, req, res);
    annotate({ target: { type: 'product', id: product.id, name: product.name } });
    await addToCart(prisma, cartId, product.id, form.values.quantity);
    done(req, res, { location: '/cart', message: `${product.name} is in your cart.` });
  });

  async function change(req: Request<{ product: string }>, res: Response) {
    const form = readForm(req, quantityForm);
    if (!form.ok) throw new ShopError(422, `Between 0 and ${MOST_OF_ONE}, please.`);
    const cartId = await ownCart(prisma, req, res);
    await setQuantity(prisma, cartId, req.params.product, form.values.quantity);
    done(req, res, { location: '/cart' });
  }

  router
    .route('/cart/lines/:product')
    .all(audited({ action: 'cart.change', target: { type: 'product', param: 'product' } }))
    .post(change)
    .patch(change)
    .delete(async function remove(req, res) {
      const cartId = await ownCart(prisma, req, res);
      await setQuantity(prisma, cartId, req.params.product, 0);
      done(req, res, { location: '/cart' });
    });

  return router;
}
