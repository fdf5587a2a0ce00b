import type { Binding } from '../carry/announced.js';
import type { Statement } from '../carry/prisma-internals.js';
import { type DriverQuery, type DriverTransaction, overlaid } from './driver-adapter.js';

/** A transaction that knows whose it is from its start, and forgets it before it commits. */
export async function boundTransaction(
  inner: DriverTransaction,
  { bind, unbind }: Binding,
): Promise<DriverTransaction> {
  try {
    await inner.executeRaw(queryOf(bind));
  } catch (error) {
    await rollback(inner);
    throw error;
  }
  if (unbind === null) return inner;
  const forget = (): Promise<number> => inner.executeRaw(queryOf(unbind));
  return overlaid(inner, {
    async executeRaw(query: DriverQuery) {
      if (query.sql === 'COMMIT') await forget();
      // On MySQL, DDL has committed the row: a rollback leaves it.
      if (query.sql === 'ROLLBACK') await forget().catch(ignored);
      return inner.executeRaw(query);
    },
    async commit() {
      if (inner.options.usePhantomQuery) await forget();
      return inner.commit();
    },
    async rollback() {
      if (inner.options.usePhantomQuery) await forget().catch(ignored);
      return inner.rollback();
    },
  });
}

/** Ends it as Prisma does: some drivers want the statement sent, others send it. */
export async function commit(tx: DriverTransaction): Promise<void> {
  if (!tx.options.usePhantomQuery) {
    try {
      await tx.executeRaw(plain('COMMIT'));
    } catch (error) {
      await rollback(tx);
      throw error;
    }
  }
  await tx.commit();
}

/** Never rejects: whoever rolls back has an error to tell of, and a connection that can't is thrown away by its pool. */
export async function rollback(tx: DriverTransaction): Promise<void> {
  const isSent = !tx.options.usePhantomQuery;
  if (isSent) await tx.executeRaw(plain('ROLLBACK')).catch(ignored);
  await tx.rollback().catch(ignored);
}

function ignored(): void {}

function plain(sql: string): DriverQuery {
  return { sql, args: [], argTypes: [] };
}

function queryOf({ sql, values }: Statement): DriverQuery {
  return { sql, args: values, argTypes: values.map(() => TEXT) };
}

const TEXT = { scalarType: 'string', arity: 'scalar' } as const;
