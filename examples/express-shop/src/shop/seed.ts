import type { PrismaClient, Role } from '../../generated/client.js';
import { hashPassword } from './passwords.js';
import { seedProducts } from './seed-products.js';

interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
}

/** They are printed when the shop starts, so they protect nothing. */
export const demoAccounts: readonly DemoAccount[] = [
  { email: 'ann@example.test', name: 'Ann Lindqvist', password: 'marmalade toast', role: 'customer' },
  { email: 'bob@example.test', name: 'Bob Okafor', password: 'two boiled eggs', role: 'customer' },
  { email: 'admin@example.test', name: 'Mara Feld', password: 'opens at six', role: 'admin' },
];

const PAST_ORDERS = [
  { email: 'ann@example.test', daysAgo: 41, lines: { 'stoneware-mug': 2, 'linen-towel': 1 } },
  { email: 'bob@example.test', daysAgo: 23, lines: { 'moka-pot': 1, 'milk-jug': 1 } },
  { email: 'ann@example.test', daysAgo: 12, lines: { 'pour-over': 1, 'honey-jar': 2 } },
  {
    email: 'bob@example.test',
    daysAgo: 4,
    lines: { 'egg-cups': 1, 'butter-dish': 1 },
    refund: 'Arrived chipped',
  },
] as const;

const FIRST_ORDER_ID = 1041;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Fills an empty database; one that has accounts is left alone. */
export async function seed(prisma: PrismaClient): Promise<void> {
  if ((await prisma.user.count()) > 0) return;
  await prisma.product.createMany({
    data: seedProducts.map((product, position) => ({ ...product, position })),
  });
  for (const { password, ...account } of demoAccounts) {
    await prisma.user.create({
      data: {
        ...account,
        passwordHash: await hashPassword(password),
        createdAt: new Date(Date.now() - 90 * DAY_MS),
      },
    });
  }
  for (const [index, past] of PAST_ORDERS.entries()) await seedOrder(prisma, FIRST_ORDER_ID + index, past);
}

async function seedOrder(
  prisma: PrismaClient,
  id: number,
  past: (typeof PAST_ORDERS)[number],
): Promise<void> {
  const user = await prisma.user.findUniqueOrThrow({ where: { email: past.email } });
  const lines = Object.entries<number>(past.lines).map(([productId, quantity]) => {
    const product = seedProducts.find((candidate) => candidate.id === productId);
    if (!product) throw new Error(`A past order holds an unknown product: ${productId}`);
    return { productId, quantity, name: product.name, priceCents: product.priceCents };
  });
  const createdAt = new Date(Date.now() - past.daysAgo * DAY_MS);
  await prisma.order.create({
    data: {
      id,
      userId: user.id,
      createdAt,
      totalCents: lines.reduce((sum, line) => sum + line.quantity * line.priceCents, 0),
      shipTo: `${user.name}\nHarbour Street 7\n20457 Hamburg`,
      cardLast4: '4242',
      lines: { create: lines },
      ...('refund' in past
        ? {
            status: 'refunded',
            refundReason: past.refund,
            refundedAt: new Date(createdAt.getTime() + DAY_MS),
          }
        : {}),
    },
  });
}
