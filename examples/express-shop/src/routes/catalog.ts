import { Router } from 'express';
import type { PrismaClient } from '../../generated/client.js';
import { sendPage } from '../http/page.js';
import { notFound } from '../http/shop-error.js';
import { homePage } from '../views/home.js';
import { productPage } from '../views/product.js';

export function catalogRoutes(prisma: PrismaClient): Router {
  const router = Router();

  router.get('/', async function home(req, res) {
    const products = await prisma.product.findMany({ orderBy: { position: 'asc' } });
    const category = typeof req.query.category === 'string' ? req.query.category : null;
    await sendPage(prisma, req, res, {
      title: 'Goods for slow mornings',
      body: homePage({ products, category }),
    });
  });

  router.get('/products/:id', async function product(req, res) {
    const product = await prisma.product.findUnique({ where: { id: req.params.id } });
    if (!product) throw notFound();
    const related = await prisma.product.findMany({
      where: { category: product.category, id: { not: product.id } },
      orderBy: { position: 'asc' },
      take: 3,
    });
    await sendPage(prisma, req, res, { title: product.name, body: productPage({ product, related }) });
  });

  return router;
}
