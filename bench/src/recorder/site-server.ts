import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createAudit, createRecorderHandler, memoryStorage } from '@auditreel/core';
import { DEFAULT_PATH } from '@auditreel/core/protocol';
import { recorderScripts } from '@auditreel/recorder/script';
import { answerSite } from './answer-site.ts';
import type { Recorder } from './recorders.ts';
import type { Site } from './site.ts';
import type { Upload } from './uploads.ts';

/** A site with a recorder in its page, on a port of localhost, which browsers treat as secure. */
export interface SiteServer {
  readonly origin: string;
  /** What its recorder has uploaded so far. */
  readonly uploads: readonly Upload[];
  close(): Promise<void>;
}

/** Every server has a storage of its own: each run is the first that shows its files, and sends them all. */
export async function startSiteServer(site: Site, recorder: Recorder): Promise<SiteServer> {
  const uploads: Upload[] = [];
  const audit = createAudit({
    storage: memoryStorage(),
    secret: 'a-secret-for-measuring-and-nothing-else',
    durability: { default: 'best-effort' },
  });
  const record = createRecorderHandler(audit, recorderScripts);
  const server = createServer(async (incoming, outgoing) => {
    const request = await webRequest(incoming);
    const { pathname: path } = new URL(request.url);
    const body = Buffer.from(await request.clone().arrayBuffer());
    const at = performance.now();
    const answer = path.startsWith(`${DEFAULT_PATH}/`)
      ? await record(request, { address: incoming.socket.remoteAddress ?? null })
      : answerSite(site, recorder, path);
    if (body.length > 0 && path !== '/orders') uploads.push({ path, at, body, status: answer.status });
    outgoing.writeHead(answer.status, [...answer.headers].flat());
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    uploads,
    async close() {
      server.closeAllConnections();
      server.close();
      await audit.close();
    },
  };
}

async function webRequest(incoming: IncomingMessage): Promise<Request> {
  const body = await buffer(incoming);
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host}`), {
    method: incoming.method ?? 'GET',
    headers,
    ...(body.length > 0 && { body }),
  });
}
