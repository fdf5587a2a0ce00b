import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Audit, createRecorderHandler } from '@auditreel/core';
import { incomingMessageToRequest } from '@trpc/server/adapters/node-http';

const scripts = { stubScript: '', recorderScript: '', recorderHash: '' };

/** The recorder's routes on a server that no adapter of ours sees; the lines that docs/trpc.md gives hosts. */
export function recorderOn(audit: Audit): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const recorder = createRecorderHandler(audit, scripts);
  return async function serveRecorder(req, res) {
    const request = incomingMessageToRequest(req, res, { maxBodySize: null });
    const answer = await recorder(request, { address: req.socket.remoteAddress ?? null });
    res.writeHead(answer.status, [...answer.headers].flat());
    res.end(Buffer.from(await answer.arrayBuffer()));
  };
}
