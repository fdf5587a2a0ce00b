import { setImmediate } from 'node:timers/promises';
import { property, type RawRunner, rawOf } from '../../prisma/client-shape.js';

/**
 * What the extension needs of a Prisma client and has no public name. Where a version lacks one of these, the change is
 * still written, and stands without its context; each is tested on every pinned version.
 */

/** Whether a query callback runs in a transaction already. */
export function isInTransaction(internalParams: unknown): boolean | 'unknown' {
  if (typeof internalParams !== 'object' || internalParams === null) return 'unknown';
  if (!('transaction' in internalParams)) return 'unknown';
  return internalParams.transaction !== undefined;
}

/** The client without any extension: what is asked of it, no other extension sees. */
export function unextended(client: unknown): unknown {
  return property(client, '_originalClient') ?? client;
}

/** One statement, not sent before it is awaited or given to a transaction. */
function statementOf(base: unknown, { sql, values }: Statement): LazyQuery {
  return rawOf(base).$executeRawUnsafe(sql, ...values) as LazyQuery;
}

/** The same for an array: what fails with all its members is told by the host's, which come after it. */
export function memberOf(base: unknown, statement: Statement): LazyQuery {
  const query = statementOf(base, statement);
  if (query.requestTransaction === undefined) return query;
  const member = {
    [Symbol.toStringTag]: 'PrismaPromise',
    requestTransaction: (transaction: unknown) =>
      lastToFail(query.requestTransaction?.(transaction) ?? query),
  };
  // biome-ignore lint/suspicious/noThenProperty: it is one of Prisma's promises, which are awaited where nobody asks them into a transaction
  return { ...member, then: (...next) => query.then(...next) };
}

async function lastToFail(running: PromiseLike<unknown>): Promise<unknown> {
  try {
    return await running;
  } catch (error) {
    await setImmediate();
    throw error;
  }
}

/** Runs a statement in an interactive transaction, beside all extensions if that can be done. */
export async function runInside(tx: unknown, base: unknown, statement: Statement): Promise<void> {
  const query = statementOf(base, statement);
  const transaction = await handleOf(tx);
  if (transaction === undefined || query.requestTransaction === undefined) await rawRun(rawOf(tx), statement);
  else await query.requestTransaction(transaction);
}

/** A transaction's client lacks what would end its connection. */
export function isTransactionClient(client: unknown): boolean {
  return property(client, '$disconnect') === undefined;
}

/** What a lazy query is about to do; undefined for raw statements. */
export function actionOf(query: unknown): unknown {
  return property(property(query, 'spec'), 'action');
}

/** The driver adapter that the client was made with. */
export function adapterOf(client: unknown): unknown {
  return property(property(client, '_engineConfig'), 'adapter');
}

/** SQL with its values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | null)[];
}

/** Prisma's promise: it begins when awaited. */
export interface LazyQuery extends PromiseLike<unknown> {
  requestTransaction?(transaction: unknown): PromiseLike<unknown>;
}

/** By which the engine knows an interactive transaction: its client gives it to every query that it makes. */
async function handleOf(tx: unknown): Promise<unknown> {
  const make = property(tx, '_createPrismaPromise');
  if (typeof make !== 'function') return undefined;
  return make(async (transaction: unknown) => transaction);
}

async function rawRun(raw: RawRunner, { sql, values }: Statement): Promise<void> {
  await raw.$executeRawUnsafe(sql, ...values);
}
