import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { renderModels } from '../../packages/core/src/prisma/render-models.ts';
import type { Host } from './hosts.ts';

const run = promisify(execFile);
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const ENGINE = path('../../tools/schema-engine/engine.mjs');

/** Generated clients live where their own version of Prisma resolves; 6 is in a workspace of its own. */
const HOME = { 6: path('../../tools/prisma6/'), 7: path('./') } as const;

/** Resolves packages as a host on that version of Prisma does. */
export function requireOf(prisma: 6 | 7): NodeJS.Require {
  return createRequire(`${HOME[prisma]}package.json`);
}

export function folderOf(name: string, prisma: 6 | 7): string {
  return `${HOME[prisma]}generated/${name}`;
}

/** Writes a schema as a host has it, with a model of its own, and generates the client. */
export async function generateClient(
  name: string,
  { prisma, provider }: Pick<Host, 'prisma' | 'provider'>,
  edit: (schema: string) => string = (schema) => schema,
): Promise<void> {
  const folder = folderOf(name, prisma);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/schema.prisma`, edit(schemaOf(provider, prisma)));
  await writeFile(`${folder}/prisma.config.mjs`, CONFIG[prisma]);
  await prismaCli(folder, prisma, ['generate']);
}

/** Runs Prisma's own CLI, on the stand-in for its engine. */
export async function prismaCli(
  folder: string,
  prisma: 6 | 7,
  args: readonly string[],
  databaseUrl = '',
): Promise<string> {
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: ENGINE,
    CHECKPOINT_DISABLE: '1',
    DATABASE_URL: databaseUrl || 'file:./unused.db',
  };
  const cli = requireOf(prisma).resolve('prisma/build/index.js');
  const { stdout } = await run(process.execPath, [cli, ...args], { cwd: folder, env });
  return stdout;
}

const CONFIG = {
  6: "export default { schema: 'schema.prisma' };\n",
  7: "export default { schema: 'schema.prisma', datasource: { url: process.env.DATABASE_URL } };\n",
} as const;

function schemaOf(provider: Host['provider'], prisma: 6 | 7): string {
  const engineType = prisma === 6 ? '\n  engineType = "client"' : '';
  const url = prisma === 6 ? '\n  url = env("DATABASE_URL")' : '';
  return `generator client {
  provider = "prisma-client"
  output = "./client"${engineType}
}

datasource db {
  provider = "${provider}"${url}
}

model Order {
  id   Int    @id @default(autoincrement())
  note String @default("")
}

${renderModels(provider)}`;
}
