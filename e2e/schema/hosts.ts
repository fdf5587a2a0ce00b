/** A host app as far as its schema goes. */
export interface SchemaHost {
  readonly name: string;
  readonly prisma: 6 | 7;
  readonly provider: 'sqlite' | 'postgresql';
  /** One schema file, or a folder of them. */
  readonly schema: 'schema.prisma' | 'models';
}

export const HOSTS: readonly SchemaHost[] = [
  { name: 'prisma-7-sqlite', prisma: 7, provider: 'sqlite', schema: 'schema.prisma' },
  { name: 'prisma-7-sqlite-folder', prisma: 7, provider: 'sqlite', schema: 'models' },
  { name: 'prisma-7-postgresql', prisma: 7, provider: 'postgresql', schema: 'schema.prisma' },
  { name: 'prisma-6-sqlite', prisma: 6, provider: 'sqlite', schema: 'schema.prisma' },
];

/** The host's own schema, before auditreel. */
export function ownSchema({ prisma, provider }: SchemaHost): string {
  const url = prisma === 6 ? '\n  url      = env("DATABASE_URL")' : '';
  return `datasource db {
  provider = "${provider}"${url}
}

model User {
  id     Int     @id @default(autoincrement())
  email  String  @unique
  orders Order[]
}

model Order {
  id     Int  @id @default(autoincrement())
  userId Int
  user   User @relation(fields: [userId], references: [id])
}
`;
}

/** Prisma 6 is given the engine it ships, on an adapter; 7 runs its engine as a program. */
export function prismaConfig({ prisma, schema }: SchemaHost): string {
  const common = `schema: '${schema}', migrations: { path: 'migrations' }`;
  if (prisma === 7) return `export default { ${common}, datasource: { url: process.env.DATABASE_URL } };\n`;
  return `import { PrismaBetterSQLite3 } from '@prisma/adapter-better-sqlite3';
import { forEngine } from '../../../schema-engine/sqlite.mjs';
export default {
  ${common},
  experimental: { adapter: true },
  engine: 'js',
  adapter: async () => forEngine(new PrismaBetterSQLite3({ url: process.env.DATABASE_URL })),
};\n`;
}
