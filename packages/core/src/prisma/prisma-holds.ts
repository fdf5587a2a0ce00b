import type { AuditHold, HoldStore } from '../storage/hold-store.js';
import { isId } from '../storage/is-id.js';
import type { Database } from './database.js';
import { awaitPasses } from './guard/await-passes.js';
import { AUDIT_HOLD, AUDIT_RECORD } from './models.js';
import { readRow, selectOf, toDatabase } from './rows.js';

const MOST = 1000;

export function prismaHolds(database: Database): HoldStore {
  return {
    async place(hold, record) {
      await database.write(async (tx) => {
        await awaitPasses(database, tx);
        await database.insert(tx, AUDIT_HOLD, [hold]);
        if (record !== undefined) await database.insert(tx, AUDIT_RECORD, [record]);
      });
    },
    async release(id, by, record) {
      if (!isId(id) || !database.has(AUDIT_HOLD)) return false;
      return database.write(async (tx) => {
        const data = toDatabase(AUDIT_HOLD, by);
        const { count } = await tx.calls(AUDIT_HOLD).updateMany({ where: { id, releasedAt: null }, data });
        if (count > 0 && record !== undefined) await database.insert(tx, AUDIT_RECORD, [record]);
        return count > 0;
      });
    },
    async active() {
      if (!database.has(AUDIT_HOLD)) return [];
      const select = selectOf(AUDIT_HOLD, database.names(AUDIT_HOLD));
      const rows = await database.read(AUDIT_HOLD, (holds) =>
        holds.findMany({ where: { releasedAt: null }, orderBy: { id: 'desc' }, take: MOST, select }),
      );
      return rows.map((row) => readRow<AuditHold>(AUDIT_HOLD, row));
    },
  };
}
