import type { Provider } from '../../packages/core/src/prisma/render-models.ts';

/** A host's models that are tracked, one of each kind; in front of auditreel's. */
export function trackedSchema(provider: Provider): (schema: string) => string {
  return (schema) => schema.replace('model Order {', `${MODELS}\n${everything(provider)}\nmodel Order {`);
}

const MODELS = `
/// @auditreel changes
model Account {
  id       Int        @id @default(autoincrement())
  name     String
  note     String?
  count    Int        @default(0)
  password String?
  /// @auditreel redact
  salary   Int?
  seen     Int        @default(0) /// @auditreel ignore
  orders   Purchase[]
  labels   Label[]
}

/// @auditreel changes
model Purchase {
  id        String   @id
  accountId Int
  account   Account  @relation(fields: [accountId], references: [id], onDelete: Cascade)
  giftId    Int?
  gift      Gift?    @relation(fields: [giftId], references: [id])
  what      String
}

model Gift {
  id        Int        @id
  purchases Purchase[]
}

model Label {
  id       Int       @id
  accounts Account[]
}

/// @auditreel changes
model Shelf {
  hall  String @map("in_hall")
  nr    BigInt @map("shelf_nr")
  title String @map("shelf_title")

  @@id([hall, nr])
  @@map("shelves")
}

/// @auditreel changes
model SecretKey {
  token String @id
  uses  Int    @default(0)
}

enum Colour {
  red
  green
}
`;

function everything(provider: Provider): string {
  const isPostgres = provider === 'postgresql';
  return `
/// @auditreel changes
model Everything {
  id      Int       @id
  text    String?${provider === 'mysql' ? ' @db.LongText' : ''}
  int     Int?
  big     BigInt?
  float   Float?
  decimal Decimal?${provider === 'sqlite' ? '' : ' @db.Decimal(40, 10)'}
  flag    Boolean?
  time    DateTime?
  json    Json?
  bytes   Bytes?
  colour  Colour?
${isPostgres ? '  words   String[]\n  bigs    BigInt[]\n  day     DateTime? @db.Date\n  zoned   DateTime? @db.Timestamptz(6)\n  loose   Json?     @db.Json' : ''}
${provider === 'mysql' ? '  day     DateTime? @db.Date\n  zoned   DateTime? @db.Timestamp(3)' : ''}
}
`;
}

/** The tables of it on MySQL, which the stand-in for Prisma's engine doesn't know, as Prisma makes them. */
export const TRACKED_MYSQL_TABLES = [
  `CREATE TABLE \`Account\` (\`id\` INTEGER NOT NULL AUTO_INCREMENT, \`name\` VARCHAR(191) NOT NULL, \`note\` VARCHAR(191) NULL,
    \`count\` INTEGER NOT NULL DEFAULT 0, \`password\` VARCHAR(191) NULL, \`salary\` INTEGER NULL,
    \`seen\` INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (\`id\`))`,
  'CREATE TABLE `Gift` (`id` INTEGER NOT NULL, PRIMARY KEY (`id`))',
  'CREATE TABLE `Label` (`id` INTEGER NOT NULL, PRIMARY KEY (`id`))',
  `CREATE TABLE \`Purchase\` (\`id\` VARCHAR(191) NOT NULL, \`accountId\` INTEGER NOT NULL, \`giftId\` INTEGER NULL,
    \`what\` VARCHAR(191) NOT NULL, PRIMARY KEY (\`id\`),
    CONSTRAINT \`Purchase_accountId_fkey\` FOREIGN KEY (\`accountId\`) REFERENCES \`Account\`(\`id\`) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT \`Purchase_giftId_fkey\` FOREIGN KEY (\`giftId\`) REFERENCES \`Gift\`(\`id\`) ON DELETE SET NULL ON UPDATE CASCADE)`,
  `CREATE TABLE \`_AccountToLabel\` (\`A\` INTEGER NOT NULL, \`B\` INTEGER NOT NULL,
    UNIQUE INDEX \`_AccountToLabel_AB_unique\` (\`A\`, \`B\`),
    CONSTRAINT \`_AccountToLabel_A_fkey\` FOREIGN KEY (\`A\`) REFERENCES \`Account\`(\`id\`) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT \`_AccountToLabel_B_fkey\` FOREIGN KEY (\`B\`) REFERENCES \`Label\`(\`id\`) ON DELETE CASCADE ON UPDATE CASCADE)`,
  `CREATE TABLE \`shelves\` (\`in_hall\` VARCHAR(191) NOT NULL, \`shelf_nr\` BIGINT NOT NULL, \`shelf_title\` VARCHAR(191) NOT NULL,
    PRIMARY KEY (\`in_hall\`, \`shelf_nr\`))`,
  'CREATE TABLE `SecretKey` (`token` VARCHAR(191) NOT NULL, `uses` INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (`token`))',
  `CREATE TABLE \`Everything\` (\`id\` INTEGER NOT NULL, \`text\` LONGTEXT NULL, \`int\` INTEGER NULL, \`big\` BIGINT NULL,
    \`float\` DOUBLE NULL, \`decimal\` DECIMAL(40, 10) NULL, \`flag\` BOOLEAN NULL, \`time\` DATETIME(3) NULL, \`json\` JSON NULL,
    \`bytes\` LONGBLOB NULL, \`colour\` ENUM('red', 'green') NULL, \`day\` DATE NULL, \`zoned\` TIMESTAMP(3) NULL, PRIMARY KEY (\`id\`))`,
]
  .map((sql) => `${sql} DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`)
  .join(';\n');

/** What a host may call its tables and ours: another schema for each of the two. */
export function renamedTracked(schema: string): string {
  return trackedSchema('postgresql')(schema)
    .replace('provider = "postgresql"', 'provider = "postgresql"\n  schemas = ["public", "shop", "trail"]')
    .replaceAll('@@map("audit_', '@@schema("trail")\n  @@map("my_')
    .replace(/^( {2}targetId +String\?)$/gm, '$1 @map("which_row")')
    .replace(/^( {2}before +Json\?)$/gm, '$1 @map("earlier")')
    .replace(
      /^((?:model|enum) (?:Account|Purchase|Gift|Label|Shelf|SecretKey|Everything|Colour) \{[^}]*)\}/gm,
      '$1\n  @@schema("shop")\n}',
    )
    .replace(/^(model Order \{[^}]*)\}/m, '$1\n  @@schema("public")\n}');
}
