import type { Order, OrderLine, PrismaClient } from '../../generated/client.js';
import type { FilledCart } from './carts.js';

export type FullOrder = Order & { readonly lines: readonly OrderLine[] };

const FREE_SHIPPING_FROM_CENTS = 6_000;
const SHIPPING_CENTS = 590;

export function shippingCents(cart: FilledCart): number {
  return cart.totalCents >= FREE_SHIPPING_FROM_CENTS ? 0 : SHIPPING_CENTS;
}

export interface OrderDetails {
  readonly userId: string;
  readonly cartId: string;
  readonly shipTo: string;
  readonly cardLast4: string;
}

/** Turns the cart into a paid order, and empties it. */
export async function placeOrder(
  prisma: PrismaClient,
  cart: FilledCart,
  details: OrderDetails,
): Promise<FullOrder> {
  return prisma.$transaction(async (tx) => {
    const order = await tx.order.create({
      data: {
        userId: details.userId,
        shipTo: details.shipTo,
        cardLast4: details.cardLast4,
        totalCents: cart.totalCents + shippingCents(cart),
        lines: {
          create: cart.lines.map(({ product, quantity }) => ({
            productId: product.id,
            name: product.name,
            quantity,
            priceCents: product.priceCents,
          })),
        },
      },
      include: { lines: true },
    });
    for (const line of cart.lines) {
      await tx.product.update({
        where: { id: line.productId },
        data: { stock: { decrement: line.quantity } },
      });
    }
    await tx.cart.deleteMany({ where: { id: details.cartId } });
    return order;
  });
}

/** False when the order is unknown or was refunded before. */
export async function refundOrder(prisma: PrismaClient, id: number, reason: string): Promise<boolean> {
  const { count } = await prisma.order.updateMany({
    where: { id, status: 'paid' },
    data: { status: 'refunded', refundedAt: new Date(), refundReason: reason },
  });
  return count === 1;
}
