import type { Request, Response } from 'express';
import type { PrismaClient } from '../../generated/client.js';
import { type Html, layout } from '../views/layout.js';

export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
}

/** Sends a page inside the shop's layout, with the visitor's name and cart in the header. */
export async function sendPage(prisma: PrismaClient, req: Request, res: Response, page: Page): Promise<void> {
  const { user, admin, cartId } = req.visitor;
  const { _sum } = await prisma.cartLine.aggregate({
    where: { cartId: cartId ?? '' },
    _sum: { quantity: true },
  });
  const html = await layout({
    title: page.title,
    body: page.body,
    user,
    admin,
    cartCount: _sum.quantity ?? 0,
    path: req.path,
  });
  res
    .status(page.status ?? 200)
    .set('cache-control', 'private, no-cache')
    .type('html')
    .send(String(html));
}
