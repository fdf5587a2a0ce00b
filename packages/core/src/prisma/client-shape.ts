import { SchemaMissingError } from './schema-missing-error.js';

/**
 * What auditreel needs of the host's Prisma client: the base client of Prisma 6.16+ or 7, extended or not.
 * Models and raw statements are looked up when used, so that a missing model is an error that says what to do.
 * @example const storage = prismaStorage(new PrismaClient({ adapter }));
 */
export interface PrismaClientLike {
  // `never`, because generated clients overload it with types of their own, which differ from host to host.
  $transaction(run: never, options?: never): Promise<unknown>;
  /** Never called: what a transaction lacks, so that none is passed by mistake. */
  $disconnect(): Promise<void>;
}

/** How long a transaction may wait for its turn and how long it may take, ms. */
export interface TransactionLimits {
  readonly maxWait: number;
  readonly timeout: number;
}

/** Marks the work of auditreel's own transactions, so that an extended client leaves it alone. */
export const OWN_WORK: unique symbol = Symbol.for('auditreel.own-work') as never;

/** An interactive transaction of its own on the host's client. */
export function inTransaction<R>(
  client: PrismaClientLike,
  run: (tx: unknown) => Promise<R>,
  limits: TransactionLimits,
): Promise<R> {
  const work = Object.assign((tx: unknown) => run(tx), { [OWN_WORK]: true });
  return client.$transaction(work as never, limits as never) as Promise<R>;
}

/** Raw statements, on a client or inside a transaction. */
export interface RawRunner {
  $executeRawUnsafe(sql: string, ...values: readonly unknown[]): Promise<number>;
  $queryRawUnsafe(sql: string, ...values: readonly unknown[]): Promise<unknown>;
}

/** The calls used of one model. Rows are `unknown` until read by `readRow`. */
export interface ModelCalls {
  findMany(args: unknown): Promise<readonly unknown[]>;
  findFirst(args: unknown): Promise<unknown>;
  count(args: unknown): Promise<number>;
  create(args: unknown): Promise<unknown>;
  updateMany(args: unknown): Promise<{ readonly count: number }>;
  deleteMany(args: unknown): Promise<{ readonly count: number }>;
}

/** The raw statements of a client or transaction. */
export function rawOf(client: unknown): RawRunner {
  if (isRawRunner(client)) return client;
  throw new TypeError('prismaStorage() was not given a Prisma client: it has no $executeRawUnsafe.');
}

/** The calls of one model on a client or transaction. */
export function callsOf(client: unknown, model: string): ModelCalls {
  const calls = property(client, model.charAt(0).toLowerCase() + model.slice(1));
  if (isModelCalls(calls)) return calls;
  throw new SchemaMissingError(`The Prisma client has no model ${model}`);
}

/** A property of something unknown, or undefined. */
export function property(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
}

function isRawRunner(value: unknown): value is RawRunner {
  return typeof property(value, '$executeRawUnsafe') === 'function';
}

function isModelCalls(value: unknown): value is ModelCalls {
  return typeof property(value, 'findMany') === 'function';
}
