import { announce } from './announced.js';
import type { Carrier } from './carrier.js';
import { changeContext, writingDraft } from './change-context.js';
import { isInsideTransaction } from './inside-transaction.js';
import { inItsOwn } from './list-around.js';
import { isInTransaction, type LazyQuery } from './prisma-internals.js';
import { rawWrite, textOfRaw } from './raw-writes.js';
import { noted, seenWrite } from './seen-write.js';
import { isOwnModel, ownTables, tableNamed, tablesOfCall, type WrittenTable } from './written-tables.js';

/** What Prisma gives a query callback. */
export interface QueryCall {
  readonly model?: string;
  readonly args: unknown;
  readonly query: (args: unknown) => LazyQuery;
  readonly __internalParams?: unknown;
}

type QueryCallback = (call: QueryCall) => PromiseLike<unknown>;

const MODEL_WRITES = [
  ...['create', 'createMany', 'createManyAndReturn', 'update', 'updateMany', 'updateManyAndReturn'],
  ...['upsert', 'delete', 'deleteMany'],
];
const RAW = ['$executeRaw', '$executeRawUnsafe', '$queryRaw', '$queryRawUnsafe', '$queryRawTyped'];

/** The `query` part of the extension: one callback for each kind of write, so that reads stay as they are. */
export function carriedWrites(carrier: Carrier): Readonly<Record<string, unknown>> {
  const own = ownTables(carrier.base);

  const onModel: QueryCallback = function auditChange(call) {
    const { model = '', args } = call;
    if (isOwnModel(model)) return call.query(args);
    return carryWrite(carrier, call, tablesOfCall(carrier.base, model, args));
  };

  const onRaw: QueryCallback = function auditRawChange(call) {
    const text = textOfRaw(call.args);
    const write = text === null ? null : rawWrite(text, carrier.provider);
    if (write === null) return call.query(call.args);
    const tables = write.tables.map(tableNamed);
    if (tables.length > 0 && tables.every(({ table }) => own.has(table))) return call.query(call.args);
    return carryWrite(carrier, call, tables);
  };

  return {
    $allModels: Object.fromEntries(MODEL_WRITES.map((operation) => [operation, onModel])),
    ...Object.fromEntries(RAW.map((operation) => [operation, onRaw])),
  };
}

async function carryWrite(
  carrier: Carrier,
  call: QueryCall,
  written: readonly WrittenTable[],
): Promise<unknown> {
  const { audit, tracked } = carrier;
  const draft = writingDraft(audit);
  const asIs = (): LazyQuery => call.query(call.args);
  if (isInTransaction(call.__internalParams) !== false || isInsideTransaction(carrier.base)) {
    const known = tracked.known();
    return known === null ? asIs() : noted(draft, seenWrite(written, known.tables), asIs);
  }
  const context = changeContext(audit);
  const { tables, statements } = await tracked.ask();
  return noted(draft, seenWrite(written, tables), () => {
    if (statements === null) return asIs();
    const bound = { bind: statements.bind(context), unbind: statements.unbind };
    return carrier.isTold
      ? announce(bound, () => asIs().then((result) => result))
      : inItsOwn(carrier.base, bound, asIs());
  });
}
