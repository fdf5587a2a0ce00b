import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { embeddedPostgres, type OwnPostgres } from '../support/embedded-postgres.ts';
import { faultsOf } from './behind-proxy.ts';
import { type ChaosDatabase, openReader, prepareClient } from './chaos-database.ts';
import { pause } from './pause.ts';
import { tcpProxy } from './tcp-proxy.ts';

/** A server of this run alone, which may be killed. */
export async function postgresDatabase(folder: string): Promise<ChaosDatabase> {
  const databaseDir = join(folder, 'postgres');
  const { server, port } = await embeddedPostgres(databaseDir, 'chaos');
  await server.createDatabase('chaos');
  const proxy = await tcpProxy({ host: '127.0.0.1', port });
  const at = (through: number): string => `postgresql://chaos:chaos@127.0.0.1:${through}/chaos`;
  const tables = await prepareClient('postgresql', at(port));
  const reader = await openReader({ database: 'postgresql', url: at(port) }, tables);

  async function kill(): Promise<() => Promise<void>> {
    const [pid] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    return () => startAgain(server);
  }

  return {
    address: { database: 'postgresql', url: at(proxy.port) },
    reader,
    outage: kill,
    faults: [{ name: 'database killed', begin: kill }, ...faultsOf(proxy)],
    async stop() {
      await reader.$disconnect();
      proxy.close();
      await server.stop();
    },
  };
}

/** What the killed server's children held is free only once they have noticed. */
async function startAgain(server: OwnPostgres['server']): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await server.start();
    } catch (error) {
      if (tries === 40) throw error;
      await pause(500);
    }
  }
}
