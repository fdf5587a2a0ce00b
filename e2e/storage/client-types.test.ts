import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { folderOf } from './generate-client.ts';

const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const BASE = fileURLToPath(new URL('../../tsconfig.source.json', import.meta.url));

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
  const folder = folderOf(name, prisma);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/uses.ts`, USES);
  const compilerOptions = {
    isolatedDeclarations: false,
    declaration: false,
    allowImportingTsExtensions: true,
  };
  await writeFile(
    `${folder}/tsconfig.json`,
    JSON.stringify({ extends: BASE, compilerOptions, files: ['uses.ts'] }),
  );
  expect(await typeErrors(folder)).toBe('');
});

function typeErrors(folder: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [TSC, '--noEmit', '-p', folder], (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
