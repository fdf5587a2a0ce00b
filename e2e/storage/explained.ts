interface Query {
  readonly sql: string;
}

/** Driver adapters as far as their statements are explained. */
interface Explained {
  queryRaw(query: Query): Promise<{ readonly rows: readonly unknown[] }>;
  executeRaw(query: Query): Promise<unknown>;
  startTransaction?(...given: unknown[]): Promise<Explained>;
}

/** What a database means to do for a statement. */
export interface Plan {
  readonly sql: string;
  readonly plan: string;
}

/** PostgreSQL's second one runs the statement, and tells what it has read. */
type Explain = 'EXPLAIN QUERY PLAN' | 'EXPLAIN' | 'EXPLAIN (ANALYZE, TIMING OFF)';

/** A driver adapter factory that asks the database how it will read, before each statement that reads, changes or deletes. */
export function explaining<Factory extends { connect(): Promise<object> }>(
  factory: Factory,
  { word, plans }: { readonly word: Explain; readonly plans: Plan[] },
): Factory {
  const explained = (adapter: Explained): Explained => {
    const note = (method: 'queryRaw' | 'executeRaw') => async (query: Query) => {
      if (/^\s*(?:SELECT|WITH|UPDATE|DELETE)\b/i.test(query.sql)) {
        const { rows } = await adapter.queryRaw({ ...query, sql: `${word} ${query.sql}` });
        plans.push({
          sql: query.sql,
          plan: rows.map((row) => Object.values(Object(row)).join(' ')).join('\n'),
        });
      }
      return adapter[method](query);
    };
    return over(adapter, {
      queryRaw: note('queryRaw'),
      executeRaw: note('executeRaw'),
      startTransaction: async (...given: unknown[]) => {
        const tx = await adapter.startTransaction?.(...given);
        return tx === undefined ? tx : explained(tx);
      },
    });
  };
  return over(factory, { connect: async () => explained((await factory.connect()) as Explained) });
}

function over<T extends object>(inner: T, members: Readonly<Record<string, unknown>>): T {
  return new Proxy(inner, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(members, name)) return members[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
