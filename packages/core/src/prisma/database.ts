import { setTimeout as delay } from 'node:timers/promises';
import { once } from '../once.js';
import {
  callsOf,
  inTransaction,
  type ModelCalls,
  type PrismaClientLike,
  property,
  type RawRunner,
  rawOf,
} from './client-shape.js';
import type { Model } from './columns.js';
import { hasModel, providerOf, type TableNames, tableNamesOf } from './data-model.js';
import { type Dialect, dialectOf } from './dialect.js';
import { type InsertRows, insertStatement } from './insert-statement.js';
import { isWriteConflict, storageError } from './storage-error.js';

/** Options of `prismaStorage`. */
export interface PrismaStorageOptions {
  /** Ms that a write waits for its turn on the database. @default 5_000 */
  readonly maxWaitMs?: number;
  /** Ms that a write may take. @default 15_000 */
  readonly timeoutMs?: number;
}

/** The inside of a transaction of ours. */
export interface OwnTransaction {
  readonly raw: RawRunner;
  calls(model: Model): ModelCalls;
}

/** The host's client as the stores use it; what can be known in advance is found out once, at first use. */
export interface Database {
  /** Every write goes through here: a bare statement could join, and vanish with, a transaction of the host. */
  write<R>(run: (tx: OwnTransaction) => Promise<R>): Promise<R>;
  read<R>(model: Model, run: (calls: ModelCalls) => Promise<R>): Promise<R>;
  insert(tx: OwnTransaction, model: Model, rows: readonly object[]): Promise<number>;
  names(model: Model): TableNames;
  /** Whether the host's copy of the schema has the model: one of a later version may still be to come. */
  has(model: Model): boolean;
  /** What its clock says, ms since 1970 UTC. */
  now(): Promise<number>;
  readonly dialect: () => Dialect;
  readonly client: PrismaClientLike;
}

export function databaseOf(client: PrismaClientLike, options: PrismaStorageOptions): Database {
  const limits = { maxWait: options.maxWaitMs ?? 5_000, timeout: options.timeoutMs ?? 15_000 };
  const dialect = once(() => dialectOf(providerOf(client)));
  const names = oncePerModel((model) => tableNamesOf(client, model));
  const has = oncePerModel((model) => hasModel(client, model));
  const inserts = oncePerModel((model): InsertRows => insertStatement(model, names(model), dialect()));
  return {
    client,
    dialect,
    names,
    has,
    write: (run) =>
      mapped(() => retried(() => inTransaction(client, (tx) => run(transactionOf(tx)), limits))),
    read: (model, run) => mapped(() => run(callsOf(client, model.name))),
    insert: (tx, model, rows) => inserts(model)(tx.raw, rows),
    now: () => mapped(() => clockOf(rawOf(client), dialect())),
  };
}

function transactionOf(tx: unknown): OwnTransaction {
  return { raw: rawOf(tx), calls: (model) => callsOf(tx, model.name) };
}

async function clockOf(raw: RawRunner, { now }: Dialect): Promise<number> {
  const rows = await raw.$queryRawUnsafe(`SELECT ${now} AS clock`);
  return Number(property(property(rows, '0'), 'clock'));
}

const ATTEMPTS = 4;

/** A transaction that lost against another was rolled back whole: the next attempt writes the same rows. */
async function retried<R>(run: () => Promise<R>, attempt = 1): Promise<R> {
  try {
    return await run();
  } catch (error) {
    if (attempt === ATTEMPTS || !isWriteConflict(error)) throw error;
    await delay(2 ** attempt * 5 * (1 + Math.random()));
    return retried(run, attempt + 1);
  }
}

async function mapped<R>(run: () => Promise<R>): Promise<R> {
  try {
    return await run();
  } catch (error) {
    throw storageError(error);
  }
}

function oncePerModel<T>(make: (model: Model) => T): (model: Model) => T {
  const made = new Map<string, T>();
  return (model) => {
    const known = made.get(model.name);
    if (known !== undefined) return known;
    const value = make(model);
    made.set(model.name, value);
    return value;
  };
}
