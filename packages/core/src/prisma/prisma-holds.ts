import type { AuditHold, HoldStore } from '../storage/hold-store.js';
import type { Database } from './database.js';
import { isId } from './is-id.js';
import { AUDIT_HOLD } from './models.js';
import { readRow, selectOf, toDatabase } from './rows.js';

const MOST = 1000;

export function prismaHolds(database: Database): HoldStore {
  return {
    async place(hold) {
      await database.write((tx) => database.insert(tx, AUDIT_HOLD, [hold]));
    },
    async release(id, by) {
      if (!isId(id)) return false;
      const released = await database.write((tx) =>
        tx
          .calls(AUDIT_HOLD)
          .updateMany({ where: { id, releasedAt: null }, data: toDatabase(AUDIT_HOLD, by) }),
      );
      return released.count > 0;
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
