import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { incomingMessageToRequest } from '@trpc/server/adapters/node-http';
import type { CallHost } from './call-app.js';
import { listen } from './listen.js';
import { recorderOn } from './serve-recorder.js';

/** tRPC's fetch adapter, on Node's HTTP server: the context carries a web `Request`. */
export const onFetch: CallHost = {
  seesRequests: false,
  seesAddress: false,
  serve: async ({ audit, router, contextOf }) => {
    const serveRecorder = recorderOn(audit);
    return listen(async (req, res) => {
      if (req.url?.startsWith(`${audit.path}/`)) return serveRecorder(req, res);
      const response = await fetchRequestHandler({
        endpoint: '/trpc',
        router,
        req: incomingMessageToRequest(req, res, { maxBodySize: null }),
        createContext: (opts) => contextOf(opts.req, (name) => opts.req.headers.get(name)),
      });
      res.writeHead(response.status, [...response.headers].flat());
      if (response.body === null) return void res.end();
      // A client that goes away breaks the pipeline, and thereby ends what is streamed to it.
      await pipeline(Readable.fromWeb(response.body as ReadableStream), res).catch(() => {});
    });
  },
};
