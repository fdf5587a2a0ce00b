import type { PrismaClientLike } from '@auditreel/core/prisma';

/** The generated clients as these tests use them; their exact types are tested in `client-types.test.ts`. */
export interface HostClient extends PrismaClientLike {
  readonly order: HostModel;
  readonly auditRecord: AuditRecordModel;
  $transaction<R>(
    run: (tx: HostTransaction) => Promise<R>,
    options?: { timeout: number; isolationLevel?: string },
  ): Promise<R>;
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>;
  $queryRawUnsafe(sql: string, ...values: unknown[]): Promise<unknown[]>;
  $disconnect(): Promise<void>;
  $extends(extension: object): HostClient;
}

export type HostTransaction = Pick<HostClient, 'order' | 'auditRecord'>;

export interface HostModel {
  create(args: { data: { note: string } }): Promise<unknown>;
  count(): Promise<number>;
}

export interface AuditRecordModel {
  delete(args: { where: object }): Promise<unknown>;
  deleteMany(args: { where: object }): Promise<unknown>;
  updateMany(args: { where: object; data: object }): Promise<unknown>;
}
