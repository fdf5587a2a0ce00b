import type { LeaseStore } from '../storage/ports.js';
import { property } from './client-shape.js';
import type { Database } from './database.js';
import { AUDIT_LEASE } from './models.js';
import { bigIntOf } from './rows.js';

export function prismaLeases(database: Database): LeaseStore {
  return {
    acquire: ({ name, holder, now, until }) =>
      database.write(async (tx) => {
        const leases = tx.calls(AUDIT_LEASE);
        const taken = await leases.updateMany({
          where: { name, OR: [{ holder }, { until: { lte: bigIntOf(now) } }] },
          data: { holder, until: bigIntOf(until) },
        });
        if (taken.count > 0) return true;
        await database.insert(tx, AUDIT_LEASE, [{ name, holder, until }]);
        // Not the insert's count: what it says of rows left alone differs between databases.
        return property(await leases.findFirst({ where: { name } }), 'holder') === holder;
      }),
    async release(name, holder) {
      await database.write((tx) => tx.calls(AUDIT_LEASE).deleteMany({ where: { name, holder } }));
    },
    async holderOf(name) {
      const holder = property(
        await database.read(AUDIT_LEASE, (leases) => leases.findFirst({ where: { name } })),
        'holder',
      );
      return typeof holder === 'string' ? holder : null;
    },
  };
}
