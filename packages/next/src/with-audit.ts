import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audit, AuditMeta } from '@auditreel/core';
import { type Draft, noteParams, type RequestFacts, UNAVAILABLE, webFacts } from '@auditreel/core/adapter';
import { BUILT_UNDER } from './built-under.js';
import { placeOfRecord, runDescribed } from './described.js';
import { inOwnDraft } from './own-draft.js';
import { inOwnPagesDraft } from './own-pages-draft.js';
import { watchBody } from './watch-body.js';

// biome-ignore lint/suspicious/noExplicitAny: a handler's own parameters are whatever its host says
type RouteHandler = (request: any, context: any) => Response | Promise<Response>;
// biome-ignore lint/suspicious/noExplicitAny: see above
type PagesHandler = (req: any, res: any) => unknown;

/**
 * Says what a route handler (or a Pages Router API route) does: its record gets this action and these targets, and a
 * read gets a record at all. Where no instrumented server sees the request, it records by itself.
 * @example
 * export const POST = withAudit(audit, { action: 'order.refund', target: { type: 'order', param: 'id' } }, refund);
 */
export function withAudit<Handler extends RouteHandler | PagesHandler>(
  audit: Audit,
  meta: AuditMeta,
  handler: Handler,
): Handler {
  async function audited(request: unknown, second: unknown): Promise<unknown> {
    const run = (): unknown => handler(request, second);
    const place = placeOfRecord(audit);
    if (place === 'nowhere') return run();
    if (request instanceof Request) {
      const runIn = async (draft: Draft): Promise<unknown> => {
        noteParams(draft, await paramsOf(second));
        if (!READS.has(request.method)) watchBody(request, draft);
        return runDescribed(audit, draft, {
          meta,
          run,
          refuse: () => new Response(UNAVAILABLE.body, UNAVAILABLE),
        });
      };
      if (place !== 'own') return runIn(place);
      return inOwnDraft(audit, {
        facts: factsOf(request),
        run: runIn,
        runUnrecorded: async () => run(),
        statusOf,
      });
    }
    const api = { req: request as PagesRequest, res: second as ServerResponse };
    const runIn = (draft: Draft): Promise<unknown> => {
      noteParams(draft, { ...api.req.query });
      return runDescribed(audit, draft, { meta, run, refuse: () => refusePages(api.res) });
    };
    return place === 'own'
      ? inOwnPagesDraft(audit, { ...api, run: runIn, runUnrecorded: run })
      : runIn(place);
  }
  // The handler's own type: a wrapper of the same arguments and answer, which generics alone can't say.
  return audited as unknown as Handler;
}

function refusePages(res: ServerResponse): void {
  if (!res.headersSent) res.writeHead(UNAVAILABLE.status, UNAVAILABLE.headers).end(UNAVAILABLE.body);
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

type PagesRequest = IncomingMessage & { readonly query?: Readonly<Record<string, unknown>> };

async function paramsOf(context: unknown): Promise<Readonly<Record<string, unknown>>> {
  if (typeof context !== 'object' || context === null || !('params' in context)) return {};
  return { ...((await context.params) as Readonly<Record<string, unknown>> | undefined) };
}

/** Next has taken its `basePath` out of the request's own address. */
function factsOf(request: Request): RequestFacts {
  const facts = webFacts(request, null);
  return { ...facts, url: BUILT_UNDER + facts.url };
}

function statusOf(answer: unknown): number {
  return answer instanceof Response ? answer.status : 500;
}
