import type { ErrorCode } from './error-codes.js';

interface Mutation<Input = undefined> {
  mutate(input?: Input, options?: { readonly signal?: AbortSignal }): Promise<unknown>;
}

interface Query<Output = unknown> {
  query(): Promise<Output>;
}

/** What a subscriber is told. */
export interface Subscriber {
  readonly onStarted?: () => void;
  readonly onData?: (item: unknown) => void;
  readonly onComplete?: () => void;
  readonly onError?: (error: Error) => void;
}

export interface Subscription {
  subscribe(input: undefined, subscriber: Subscriber): { unsubscribe(): void };
}

interface Order {
  readonly id: string;
  readonly password?: string;
  readonly note?: string;
}

/** The contract's router as a client sees it; in words, because inferred types cannot be exported here. */
export interface CallClient {
  readonly order: {
    readonly create: Mutation<Order>;
    readonly refund: Mutation<Order>;
    readonly attach: Mutation<FormData>;
    readonly list: Query;
    readonly export: Query;
    readonly secret: Query;
    readonly touch: Mutation;
    readonly bare: Mutation;
  };
  readonly watch: Readonly<Record<StreamName, Subscription>> & { readonly closed: Query<number> };
  readonly fails: Mutation<ErrorCode>;
  readonly throws: Mutation;
  readonly login: Mutation;
  readonly loginFails: Mutation<{ readonly email: string }>;
  readonly never: Mutation;
  readonly inner: Mutation;
  /** On no path that there is. */
  readonly gone: Mutation;
}

export type StreamName =
  | 'tracked'
  | 'conflict'
  | 'forbidden'
  | 'stuck'
  | 'ticking'
  | 'observed'
  | 'observedConflict'
  | 'observedTicking'
  | 'iterable'
  | 'quiet'
  | 'refused'
  | 'acting';

/** What the server calls by itself. */
export type CallCaller = (ctx: { readonly user: string | null }) => {
  readonly order: { create(input: { readonly id: string }): Promise<string> };
};
