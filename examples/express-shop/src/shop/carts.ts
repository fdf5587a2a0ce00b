import type { CartLine, PrismaClient, Product } from '../../generated/client.js';

export interface FilledCart {
  readonly lines: readonly (CartLine & { readonly product: Product })[];
  readonly count: number;
  readonly totalCents: number;
}

export const MOST_OF_ONE = 20;

export async function openCart(prisma: PrismaClient, cartId: string | null): Promise<FilledCart> {
  if (!cartId) return { lines: [], count: 0, totalCents: 0 };
  const lines = await prisma.cartLine.findMany({
    where: { cartId },
    include: { product: true },
    orderBy: { product: { position: 'asc' } },
  });
  return {
    lines,
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    totalCents: lines.reduce((sum, line) => sum + line.quantity * line.product.priceCents, 0),
  };
}

export async function addToCart(
  prisma: PrismaClient,
  cartId: string,
  productId: string,
  quantity: number,
): Promise<void> {
  const id = { cartId_productId: { cartId, productId } };
  const before = await prisma.cartLine.findUnique({ where: id });
  const wanted = Math.min((before?.quantity ?? 0) + quantity, MOST_OF_ONE);
  await prisma.cartLine.upsert({
    where: id,
    create: { cartId, productId, quantity: wanted },
    update: { quantity: wanted },
  });
}

/** Zero takes the product out. */
export async function setQuantity(
  prisma: PrismaClient,
  cartId: string,
  productId: string,
  quantity: number,
): Promise<void> {
  if (quantity === 0) await prisma.cartLine.deleteMany({ where: { cartId, productId } });
  else await prisma.cartLine.updateMany({ where: { cartId, productId }, data: { quantity } });
}
