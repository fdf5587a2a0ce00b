import type { DatabaseFault } from './chaos-database.ts';
import type { TcpProxy } from './tcp-proxy.ts';

const SLOW_MS = 200;

/** What may happen on the way to any database with an address. */
export function faultsOf(proxy: TcpProxy): readonly [DatabaseFault, DatabaseFault] {
  return [
    {
      name: 'refused connections',
      begin: async () => {
        proxy.refuse();
        return proxy.accept;
      },
    },
    {
      name: 'slow queries',
      begin: async () => {
        proxy.delay(SLOW_MS);
        return async () => proxy.delay(0);
      },
    },
  ];
}
