import type { ChangeImage, ChangeOp } from '../../packages/core/src/storage/change-store.ts';

/** A change as the table has it. */
export interface StoredChange {
  readonly id: string;
  readonly v: number;
  readonly logId: string;
  readonly recordId: string | null;
  readonly actorType: string | null;
  readonly actorId: string | null;
  readonly recordedAt: bigint;
  readonly model: string;
  readonly targetId: string | null;
  readonly op: ChangeOp;
  readonly before: ChangeImage | null;
  readonly after: ChangeImage | null;
  readonly truncated: readonly string[] | null;
}

/** The calls of a model that these tests make; exact types are Prisma's own. */
export interface TrackedModel {
  create(args: object): Promise<{ readonly id: number }>;
  update(args: object): Promise<unknown>;
  upsert(args: object): Promise<unknown>;
  delete(args: object): Promise<unknown>;
  createMany(args: object): Promise<unknown>;
  updateMany(args: object): Promise<unknown>;
  deleteMany(args?: object): Promise<unknown>;
}

export interface TrackedClient {
  readonly account: TrackedModel;
  readonly purchase: TrackedModel;
  readonly gift: TrackedModel;
  readonly label: TrackedModel;
  readonly shelf: TrackedModel;
  readonly secretKey: TrackedModel;
  readonly everything: TrackedModel;
  readonly auditChange: { findMany(args: object): Promise<readonly StoredChange[]> };
  $transaction<R>(run: (tx: TrackedClient) => Promise<R>): Promise<R>;
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>;
  $queryRawUnsafe(sql: string, ...values: unknown[]): Promise<unknown[]>;
}
