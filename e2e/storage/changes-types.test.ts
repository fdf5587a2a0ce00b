import { expect, it } from 'vitest';
import { typeErrorsOf } from './type-errors.ts';

const USES = `
import type { Audit } from '@auditreel/core';
import { auditAdapter, auditChanges } from '@auditreel/core/changes';
import { prismaStorage } from '@auditreel/core/prisma';
import { PrismaClient } from './client/client.ts';

declare const base: PrismaClient;
declare const audit: Audit;
declare const factory: { readonly provider: 'sqlite'; readonly adapterName: 'mine'; connect(): Promise<{ readonly mine: 1 }> };

const prisma = base.$extends(auditChanges(audit));
prismaStorage(prisma);
const kept: 'mine' = auditAdapter(factory).adapterName;

export async function uses() {
  const order = await prisma.order.create({ data: { note: 'x' }, select: { note: true } });
  const note: string = order.note;
  // @ts-expect-error It was not selected.
  order.n;
  const [row, count] = await prisma.$transaction([prisma.order.create({ data: {} }), prisma.order.count()]);
  const numbers: [number, number] = [row.n, count];
  const inner: number = await prisma.$transaction(async (tx) => (await tx.order.findFirstOrThrow()).n, { timeout: 1 });
  // @ts-expect-error There is no such field.
  await prisma.order.create({ data: { nonsense: 1 } });
  const items = await prisma.order.findUniqueOrThrow({ where: { id: 1 } }).items();
  const sku: string | undefined = items[0]?.sku;
  return [note, numbers, inner, sku, kept];
}

const withResult = { result: { order: { loud: { needs: { note: true }, compute: ({ note }: { note: string }) => note + '!' } } } };
export async function besideOthers() {
  const after = await base.$extends(auditChanges(audit)).$extends(withResult).order.findFirstOrThrow();
  const before = await base.$extends(withResult).$extends(auditChanges(audit)).order.findFirstOrThrow();
  const loud: [string, string] = [after.loud, before.loud];
  return loud;
}

// @ts-expect-error It is not a client.
auditChanges(audit)({ order: 1 });
`;

it.each([
  ['Prisma 7 on SQLite', 'sqlite', 7],
  ['Prisma 7 on PostgreSQL', 'postgresql', 7],
  ['Prisma 6 on SQLite', 'sqlite', 6],
] as const)('auditChanges keeps the generated types of %s', async (_, provider, prisma) => {
  expect(await typeErrorsOf(`writing-${provider}`, prisma, USES)).toBe('');
});
