/** Driver adapters as far as they are listened to. */
interface Listened {
  queryRaw(query: { readonly sql: string }): Promise<unknown>;
  executeRaw(query: { readonly sql: string }): Promise<unknown>;
  startTransaction?(...given: unknown[]): Promise<Listened>;
}

/** A driver adapter factory that notes the text of every statement. */
export function listening<Factory extends { connect(): Promise<object> }>(
  factory: Factory,
  statements: string[],
): Factory {
  return over(factory, {
    connect: async () => heard((await factory.connect()) as Listened, statements),
  });
}

/** What was sent while `work` ran. */
export async function sentTo(
  statements: readonly string[],
  work: () => Promise<unknown>,
): Promise<readonly string[]> {
  const before = statements.length;
  await work();
  return statements.slice(before);
}

function heard(adapter: Listened, statements: string[]): Listened {
  const note = (method: 'queryRaw' | 'executeRaw') => (query: { readonly sql: string }) => {
    statements.push(query.sql);
    return adapter[method](query);
  };
  return over(adapter, {
    queryRaw: note('queryRaw'),
    executeRaw: note('executeRaw'),
    startTransaction: async (...given: unknown[]) => {
      statements.push('BEGIN');
      const tx = await adapter.startTransaction?.(...given);
      return tx === undefined ? tx : heard(tx, statements);
    },
  });
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
