import { expect, it } from 'vitest';
import { typeErrorsOf } from './type-errors.ts';

const USES = `
import { prismaStorage } from '@auditreel/core/prisma';
import { PrismaClient } from './client/client.ts';

declare const prisma: PrismaClient;
prismaStorage(prisma);
prismaStorage(prisma, { maxWaitMs: 1_000 });
prismaStorage(prisma.$extends({ model: { order: { async sum() { return 1; } } } }));
prismaStorage(prisma.$extends({ query: { $allModels: { $allOperations: ({ args, query }) => query(args) } } }));
prismaStorage(prisma.$extends({ result: { order: { title: { needs: { note: true }, compute: ({ note }) => note } } } }));

// @ts-expect-error A transaction is not a client: writes take transactions of their own.
prisma.$transaction(async (tx) => prismaStorage(tx));
// @ts-expect-error The adapter is not the client.
prismaStorage({ provider: 'sqlite', adapterName: 'libsql' });
`;

it.each([
  ['Prisma 7 on SQLite', 'sqlite', 7],
  ['Prisma 7 on PostgreSQL', 'postgresql', 7],
  ['Prisma 6 on SQLite', 'sqlite', 6],
  ['a client without our models, so that set-up is told at run time', 'without-models', 7],
] as const)('prismaStorage takes the generated types of %s', async (_, name, prisma) => {
  expect(await typeErrorsOf(name, prisma, USES)).toBe('');
});
