import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '@/trpc/app-router';

/** For client components. Calls made in one tick travel in one request. */
export const trpc = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/api/trpc' })] });

/** What to tell the person: the server's own words, but for errors that it didn't mean to show. */
export function messageOf(error: unknown): string {
  const isMeant =
    error instanceof TRPCClientError && error.data && error.data.code !== 'INTERNAL_SERVER_ERROR';
  return isMeant ? firstIssue(error.message) : 'That didn’t work. Please try again in a moment.';
}

/** A refused input comes as zod's list of issues. */
function firstIssue(message: string): string {
  if (!message.startsWith('[')) return message;
  return /"message": "([^"]+)"/.exec(message)?.[1] ?? 'Please check what you typed.';
}
