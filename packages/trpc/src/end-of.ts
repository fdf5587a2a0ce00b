import type { RequestEnd } from '@auditreel/core/adapter';
import type { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';

/** How a middleware's `next()` came back: undefined from one that forgot to return it, which tRPC answers with 500. */
export type CallResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: TRPCError }
  | undefined;

/** How a call ended; every tRPC error code has its HTTP status, and is the record's reason. */
export function endOf(result: CallResult): RequestEnd {
  if (result === undefined) return { statusCode: 500 };
  if (result.ok) return { statusCode: 200 };
  return { statusCode: getHTTPStatusCodeFromError(result.error), error: result.error };
}
