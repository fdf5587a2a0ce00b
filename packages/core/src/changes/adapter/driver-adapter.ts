/**
 * What auditreel needs of Prisma's driver adapters, which are the same in 6.16+ and 7.
 * @example const adapter: DriverAdapterFactory = new PrismaPg({ connectionString });
 */
export interface DriverAdapterFactory {
  readonly provider: string;
  connect(): Promise<object>;
}

export interface DriverAdapter extends Queryable {
  readonly provider: string;
  startTransaction(isolationLevel?: unknown): Promise<DriverTransaction>;
}

export interface DriverTransaction extends Queryable {
  /** Where Prisma does not send COMMIT and ROLLBACK itself, the driver does. */
  readonly options: { readonly usePhantomQuery: boolean };
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export interface Queryable {
  queryRaw(query: DriverQuery): Promise<unknown>;
  executeRaw(query: DriverQuery): Promise<number>;
}

export interface DriverQuery {
  readonly sql: string;
  readonly args: readonly unknown[];
  readonly argTypes: readonly unknown[];
}

/** The same object, with some of its members in other hands. */
export function overlaid<T extends object>(inner: T, members: Readonly<Record<PropertyKey, unknown>>): T {
  return new Proxy(inner, {
    get(target, name) {
      if (Object.hasOwn(members, name)) return members[name as string];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
