import { afterwards } from '../../awaitable.js';
import { OWN_WORK } from '../../prisma/client-shape.js';
import { announce, type Binding } from './announced.js';
import type { Carrier } from './carrier.js';
import { changeContext } from './change-context.js';
import { insideTransaction } from './inside-transaction.js';
import { listAround } from './list-around.js';
import { actionOf, isTransactionClient, runInside } from './prisma-internals.js';

type Work = (tx: unknown) => unknown;
type Begin = (work: unknown) => Promise<unknown>;

/** The `$transaction` of the extended client: the host's own, with the context bound in it. */
export function carriedTransaction(carrier: Carrier) {
  return function $transaction(this: unknown, work: unknown, options?: unknown): unknown {
    const begin: Begin = (given) =>
      Reflect.apply(Reflect.get(Object(carrier.parent), '$transaction'), this, [given, options]);
    if (isTransactionClient(this) || writesNothing(work)) return begin(work);
    const context = changeContext(carrier.audit);
    return afterwards<Awaited<ReturnType<typeof carrier.tracked.ask>>, unknown>(
      carrier.tracked.ask(),
      ({ statements }) => {
        if (statements === null) return begin(work);
        const bound = { bind: statements.bind(context), unbind: statements.unbind };
        if (isWork(work)) return interactive(carrier, bound, { work, begin });
        return Array.isArray(work) ? listAround(carrier.base, bound, { work, begin }) : begin(work);
      },
    );
  };
}

function isWork(work: unknown): work is Work {
  return typeof work === 'function';
}

const READS: ReadonlySet<unknown> = new Set([
  ...['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany'],
  ...['count', 'aggregate', 'groupBy'],
]);

/** The work of auditreel's own, and arrays of reads. */
function writesNothing(work: unknown): boolean {
  if (isWork(work)) return Reflect.get(work, OWN_WORK) === true;
  return Array.isArray(work) && work.every((query) => READS.has(actionOf(query)));
}

function interactive(
  { base, isTold, hasOneConnection }: Carrier,
  bound: Binding,
  { work, begin }: { readonly work: Work; readonly begin: Begin },
): Promise<unknown> {
  const run = async (tx: unknown): Promise<unknown> =>
    hasOneConnection ? insideTransaction(base, async () => work(tx)) : work(tx);
  if (isTold) return announce(bound, () => begin((tx: unknown) => announce(null, () => run(tx))));
  return begin(async (tx: unknown) => {
    await runInside(tx, base, bound.bind);
    const unbind = async (): Promise<void> =>
      bound.unbind === null ? undefined : runInside(tx, base, bound.unbind);
    const result = await run(tx).catch(async (error: unknown) => {
      // The rollback that follows would not do on MySQL, where DDL has committed the row. The error to tell of is the work's.
      await unbind().catch(ignored);
      throw error;
    });
    await unbind().catch(unlessClosed);
    return result;
  });
}

function ignored(): void {}

/** A transaction that has taken too long is closed: its commit, which comes next, says so as it always does. */
function unlessClosed(error: unknown): void {
  if (typeof error !== 'object' || error === null || Reflect.get(error, 'code') !== 'P2028') throw error;
}
