import { randomBytes } from 'node:crypto';
import { MARIADB } from '../storage/mariadb-server.ts';
import { faultsOf } from './behind-proxy.ts';
import { type ChaosDatabase, openReader, prepareClient } from './chaos-database.ts';
import { openClient } from './open-client.ts';
import { tcpProxy } from './tcp-proxy.ts';

/** A database of this run in the machine's own server, which is never touched: what fails is the way to it. */
export async function mariadbDatabase(): Promise<ChaosDatabase> {
  const name = `auditreel_chaos_${randomBytes(4).toString('hex')}`;
  const at = (port: number, database: string) =>
    ({ database: 'mariadb', url: `mysql://${MARIADB.user}@${MARIADB.host}:${port}/${database}` }) as const;
  const tables = await prepareClient('mariadb');
  const admin = await openClient(at(MARIADB.port, 'mysql'));
  await admin.$executeRawUnsafe(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const proxy = await tcpProxy(MARIADB);
  const reader = await openReader(at(MARIADB.port, name), tables);
  const [refused, slow] = faultsOf(proxy);
  return {
    address: at(proxy.port, name),
    reader,
    outage: refused.begin,
    faults: [refused, slow],
    async stop() {
      await reader.$disconnect();
      proxy.close();
      await admin.$executeRawUnsafe(`DROP DATABASE ${name}`);
      await admin.$disconnect();
    },
  };
}
