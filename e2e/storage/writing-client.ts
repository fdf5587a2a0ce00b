import type { HostClient } from './host-client.ts';

/** The generated clients of `writing-host.ts` as these tests use them. */
export interface WritingClient extends Writer {
  $transaction<R>(run: (tx: WritingTransaction) => Promise<R>, options?: object): Promise<R>;
  $transaction(run: readonly unknown[], options?: object): Promise<unknown[]>;
  $extends(extension: (client: WritingClient) => WritingClient): WritingClient;
  $extends(extension: object): WritingClient;
  $connect(): Promise<void>;
  $disconnect(): Promise<void>;
}

/** On Prisma 7 a transaction may begin another. */
export interface WritingTransaction extends Writer {
  $transaction<R>(run: (tx: WritingTransaction) => Promise<R>): Promise<R>;
}

interface Writer {
  readonly order: WritingModel;
  readonly item: WritingModel;
  readonly visit: WritingModel;
  readonly auditLease: WritingModel;
  $executeRaw(sql: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>;
  $queryRawUnsafe(sql: string, ...values: unknown[]): Promise<unknown[]>;
}

type Call = (args?: object) => Promise<unknown> & { items(): Promise<unknown> };

type Calls = Readonly<Record<Operation, Call>>;
type Operation =
  | 'create'
  | 'createMany'
  | 'createManyAndReturn'
  | 'update'
  | 'updateMany'
  | 'updateManyAndReturn'
  | 'upsert'
  | 'delete'
  | 'deleteMany'
  | 'findMany'
  | 'findUnique'
  | 'findFirst'
  | 'count';
type WritingModel = Calls;

/** The same client, by the type that storages and tests of them know it by. */
export function writingClient(client: HostClient): WritingClient {
  return client as never;
}
