import { auditFetch, type OwnFetch } from './audit-fetch.js';

/**
 * One of tRPC's HTTP links, with the same options, whose requests the page's recorder tags and marks, whatever `fetch`
 * it is given.
 * @example
 * import { auditLink } from '@auditreel/trpc/client';
 * createTRPCClient<AppRouter>({ links: [auditLink(httpBatchLink)({ url: '/api/trpc', fetch: ownFetch })] });
 */
export function auditLink<Link extends (options: never) => unknown>(link: Link): Link {
  const taggedLink = (options: { readonly fetch?: OwnFetch }): unknown => {
    const fetch = auditFetch(
      options.fetch ?? ((url: string, init?: RequestInit) => globalThis.fetch(url, init)),
    );
    return Reflect.apply(link, undefined, [{ ...options, fetch }]);
  };
  // The link's own type: its options and router are generic, and stay so.
  return taggedLink as unknown as Link;
}
