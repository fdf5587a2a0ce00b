import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bundleApp } from '../deployments/bundle-app.ts';
import { prismaCli } from '../support/prisma-cli.ts';
import { AUDITREEL } from './run-command.ts';

const run = promisify(execFile);

export type Provider = 'sqlite' | 'postgresql';

/** Where hosts are made: below the tests, so that packages resolve as they do in an app. */
export function folderOf(name: string): string {
  return fileURLToPath(new URL(`./generated/${name}`, import.meta.url));
}

export interface Template {
  readonly provider: Provider;
  readonly url: string;
}

/** A host as its developer made it, by the lines that the docs give: models, guard, migrations, client. */
export async function makeTemplate({ provider, url }: Template): Promise<void> {
  const folder = folderOf(`template-${provider}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/prisma`, { recursive: true });
  for (const [name, text] of Object.entries(filesOf(provider, url)))
    await writeFile(`${folder}/${name}`, text);
  const prisma = await prismaCli(folder, { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: '1' });
  const auditreel = (...args: readonly string[]) =>
    run(process.execPath, [AUDITREEL, ...args], { cwd: folder });
  await prisma('migrate', 'dev', '--name', 'own_models');
  await auditreel('schema', 'add');
  await prisma('migrate', 'dev', '--name', 'add_auditreel');
  await auditreel('guard', 'add');
  await auditreel('changes', 'add', 'Order');
  await prisma('migrate', 'deploy');
  await prisma('generate');
  await bundleApp(`${folder}/client/client.ts`, folder, 'client.mjs');
  await rm(`${folder}/client`, { recursive: true });
}

function filesOf(provider: Provider, url: string): Readonly<Record<string, string>> {
  return {
    'prisma/schema.prisma': schemaOf(provider),
    'prisma.config.mjs':
      "export default { schema: 'prisma/schema.prisma', datasource: { url: process.env.DATABASE_URL } };\n",
    // Else the one of these tests counts, which takes our packages for their sources.
    'tsconfig.json': '{}\n',
    'package.json': '{ "name": "host", "type": "module", "private": true }\n',
    '.env': `DATABASE_URL="${url}"\n`,
    '.gitignore': '.auditreel/\n.env\n',
    'audit-options.mjs': 'export const options = {};\n',
    'audit.mjs': auditOf(provider),
  };
}

function schemaOf(provider: Provider): string {
  return `generator client {
  provider = "prisma-client"
  output   = "../client"
}

datasource db {
  provider = "${provider}"
}

model Order {
  id   Int    @id @default(autoincrement())
  note String
}
`;
}

function auditOf(provider: Provider): string {
  const [adapter, from, options] =
    provider === 'sqlite'
      ? ['PrismaLibSql', '@prisma/adapter-libsql', 'url']
      : ['PrismaPg', '@prisma/adapter-pg', 'connectionString'];
  return `import { createAudit } from '@auditreel/core';
import { prismaStorage } from '@auditreel/core/prisma';
import { ${adapter} } from '${from}';
import { options } from './audit-options.mjs';
import { PrismaClient } from './client.mjs';

export const prisma = new PrismaClient({ adapter: new ${adapter}({ ${options}: process.env.DATABASE_URL }) });
export const audit = createAudit({ storage: prismaStorage(prisma), secret: process.env.AUDITREEL_SECRET, ...options });
`;
}
