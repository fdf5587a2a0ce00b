import type { Provider } from '../../prisma/render-models.js';
import { announced } from '../carry/announced.js';
import { rawWrite } from '../carry/raw-writes.js';
import { boundTransaction, commit, rollback } from './bound-transaction.js';
import {
  type DriverAdapter,
  type DriverQuery,
  type DriverTransaction,
  overlaid,
  type Queryable,
} from './driver-adapter.js';

/** A connection, or a pool of them, whose transactions begin with what the extension told when they were begun. */
export function boundAdapter(inner: DriverAdapter): DriverAdapter {
  const provider = (inner.provider === 'postgres' ? 'postgresql' : inner.provider) as Provider;

  /** A write outside a transaction gets one, if the extension told whose it is. */
  async function alone<R>(query: DriverQuery, run: (on: Queryable) => Promise<R>): Promise<R> {
    const told = announced();
    if (told === null || rawWrite(query.sql, provider) === null) return run(inner);
    const tx = await boundTransaction(await inner.startTransaction(), told);
    return finished(tx, () => run(tx));
  }

  return overlaid(inner, {
    queryRaw: (query: DriverQuery) => alone(query, (on) => on.queryRaw(query)),
    executeRaw: (query: DriverQuery) => alone(query, (on) => on.executeRaw(query)),
    async startTransaction(isolationLevel?: unknown) {
      const told = announced();
      const tx = await inner.startTransaction(isolationLevel);
      return told === null ? tx : boundTransaction(tx, told);
    },
  });
}

async function finished<R>(tx: DriverTransaction, run: () => Promise<R>): Promise<R> {
  const result = await run().catch(async (error: unknown) => {
    await rollback(tx);
    throw error;
  });
  await commit(tx);
  return result;
}
