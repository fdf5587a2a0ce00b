import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedClient, sqliteAdapter } from '../open-client.ts';

/** A way to a database, and where it is. */
export interface Driver {
  readonly name: 'libsql' | 'better-sqlite3' | 'postgresql';
  readonly folder: string;
  readonly postgresUrl: string;
}

export interface UpdatingClient {
  readonly tracked: UpdatingModel;
  readonly untracked: UpdatingModel;
  $executeRawUnsafe(sql: string): Promise<number>;
  $extends(extension: (client: UpdatingClient) => UpdatingClient): UpdatingClient;
}

interface UpdatingModel {
  update(args: object): Promise<unknown>;
  createMany(args: object): Promise<unknown>;
}

type Wrap = <Adapter extends { readonly provider: string; connect(): Promise<object> }>(
  adapter: Adapter,
) => Adapter;

/** A client on the driver's own database; its adapter may be wrapped. */
export async function openDriver(driver: Driver, wrap: Wrap = (adapter) => adapter): Promise<UpdatingClient> {
  const PrismaClient = await generatedClient(driver.name === 'postgresql' ? 'postgresql' : 'sqlite');
  const adapter = driver.name === 'postgresql' ? await postgresAdapter(driver) : await fileAdapter(driver);
  const prisma: unknown = new PrismaClient({ adapter: wrap(adapter) });
  return prisma as UpdatingClient;
}

async function postgresAdapter({ postgresUrl }: Driver) {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  return new PrismaPg({ connectionString: postgresUrl });
}

async function fileAdapter({ name, folder }: Driver) {
  return sqliteAdapter(`changes-${name}`, `file:${join(folder, `changes-${name}.db`)}`);
}

/** Where its tables are, empty but for what is updated. */
export async function prepareDriver(driver: Driver): Promise<void> {
  if (driver.name !== 'postgresql') {
    await copyFile(join(driver.folder, 'bench.db'), join(driver.folder, `changes-${driver.name}.db`));
  }
  const prisma = await openDriver(driver);
  const data = Array.from({ length: 100 }, (_, id) => ({ id, note: 'an ordinary note of a few words' }));
  for (const model of [prisma.tracked, prisma.untracked]) await model.createMany({ data });
}
