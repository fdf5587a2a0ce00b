import { announce, type Binding } from './announced.js';
import { type LazyQuery, memberOf } from './prisma-internals.js';

export interface ListWork {
  readonly work: readonly unknown[];
  readonly begin: (work: unknown) => Promise<unknown>;
}

/** Runs queries as one transaction, between what binds and what unbinds; answers theirs only. */
export async function listAround(
  base: unknown,
  { bind, unbind }: Binding,
  { work, begin }: ListWork,
): Promise<readonly unknown[]> {
  const last = unbind === null ? [] : [memberOf(base, unbind)];
  const members = [memberOf(base, bind), ...work, ...last];
  try {
    const results = await announce(null, () => begin(members));
    return Array.isArray(results) ? results.slice(1, 1 + work.length) : [];
  } catch (error) {
    throw movedBack(error);
  }
}

/** One write, as a transaction of its own. */
export async function inItsOwn(base: unknown, bound: Binding, write: LazyQuery): Promise<unknown> {
  const run: unknown = Reflect.get(Object(base), '$transaction');
  if (typeof run !== 'function') return write;
  const begin = (work: unknown): Promise<unknown> => Reflect.apply(run, base, [work, WITHOUT_LIMITS]);
  const [result] = await listAround(base, bound, { work: [write], begin });
  return result;
}

/** A lone write has no limits of its own. Prisma 6 holds it to those of the client's transactions all the same. */
const WITHOUT_LIMITS = { maxWait: 2 ** 31 - 1, timeout: 2 ** 31 - 1 };

/** Prisma notes which query of an array failed: as the host counts them. */
function movedBack(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const index: unknown = Reflect.get(error, 'batchRequestIdx');
  if (typeof index === 'number') Reflect.set(error, 'batchRequestIdx', index - 1);
  return error;
}
