import { writeFile } from 'node:fs/promises';
import { folderOf, generateClient } from './generate-client.ts';
import { mysqlTablesSql, tablesSql } from './tables-sql.ts';

const MODELS = `model Order {
  id    Int    @id @default(autoincrement())
  note  String @unique @default("")
  n     Int    @default(0)
  items Item[]
}

model Item {
  id      Int    @id @default(autoincrement())
  sku     String
  orderId Int
  order   Order  @relation(fields: [orderId], references: [id])
}

/// Not tracked.
model Visit {
  id   Int    @id @default(autoincrement())
  page String
}
`;

const MYSQL_TABLES = [
  'CREATE TABLE `Order` (`id` INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY, `note` VARCHAR(191) NOT NULL, `n` INTEGER NOT NULL DEFAULT 0, UNIQUE KEY `Order_note_key` (`note`))',
  'CREATE TABLE `Item` (`id` INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY, `sku` VARCHAR(191) NOT NULL, `orderId` INTEGER NOT NULL, FOREIGN KEY (`orderId`) REFERENCES `Order`(`id`))',
  'CREATE TABLE `Visit` (`id` INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY, `page` VARCHAR(191) NOT NULL)',
];

/** Generates the clients of hosts that have something to write to, and the statements that make their tables. */
export async function generateWritingHosts(postgresUrl: string): Promise<void> {
  for (const provider of ['sqlite', 'postgresql', 'mysql'] as const) {
    await generateClient(writing(provider), { prisma: 7, provider }, withModels);
  }
  await generateClient(writing('sqlite'), { prisma: 6, provider: 'sqlite' }, withModels);
  await keep('sqlite', await tablesSql(writing('sqlite')));
  await keep('postgresql', await tablesSql(writing('postgresql'), postgresUrl));
  const [, ...audit] = mysqlTablesSql().split(';\n');
  await keep('mysql', [...MYSQL_TABLES, ...audit].join(';\n'));
}

/** The name under which the client is generated. */
export function writing(provider: string): string {
  return `writing-${provider}`;
}

function withModels(schema: string): string {
  return schema.replace(/^model Order \{[^}]*\}\n/m, MODELS);
}

async function keep(provider: string, sql: string): Promise<void> {
  await writeFile(`${folderOf(writing(provider), 7)}/tables.sql`, sql);
}
