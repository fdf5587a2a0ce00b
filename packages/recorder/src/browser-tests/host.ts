import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESSION_HEADER, type SessionRequest, sessionEnded } from '@auditreel/core/protocol';
import type { Bundles } from '../../build/bundles.js';
import { TestIngest } from './ingest.js';

/** A request as the app saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A small app with a recorder in its pages. */
export interface Host {
  readonly origin: string;
  readonly ingest: TestIngest;
  readonly seen: SeenRequest[];
  /** Addresses of all files that were asked for. */
  readonly asked: string[];
  /** Registers a page; `{recorder}` in it becomes the script tag. */
  page(path: string, html: string): void;
  /** Registers a file; unless its headers say otherwise, it may be cached. */
  file(path: string, type: string, body: string | Buffer, headers?: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

const PATH = '/api/auditreel';

/** Starts the app on a free port of localhost, which browsers treat as secure. */
export async function startHost(bundles: Bundles): Promise<Host> {
  const ingest = new TestIngest();
  const seen: SeenRequest[] = [];
  const asked: string[] = [];
  const pages = new Map<string, string>();
  const files = new Map<string, HostFile>();
  const server = createServer((request, response) => {
    serve(request, response, { ingest, seen, asked, pages, files, bundles }).catch((error: unknown) => {
      // A page that is closed breaks off its uploads.
      if (!request.destroyed) throw error;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    ingest,
    seen,
    asked,
    page: (path, html) => void pages.set(path, html),
    file: (path, type, body, headers = {}) =>
      void files.set(path, {
        body,
        headers: { 'content-type': type, 'cache-control': 'public, max-age=60', ...headers },
      }),
    close: () => closeServer(server),
  };
}

interface HostFile {
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

interface Parts {
  readonly ingest: TestIngest;
  readonly seen: SeenRequest[];
  readonly asked: string[];
  readonly pages: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, HostFile>;
  readonly bundles: Bundles;
}

async function serve(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const body = await readBody(request);
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname.startsWith(`${PATH}/`)) return serveRecorder(pathname, request, response, body, parts);
  const file = parts.files.get(pathname);
  if (file) {
    parts.asked.push(pathname);
    return void response.writeHead(200, file.headers).end(file.body);
  }
  parts.seen.push({
    method: request.method ?? '',
    url: request.url ?? '',
    headers: request.headers,
    body: body.toString('latin1'),
  });
  const token = /^v1;([^;]*);/.exec(String(request.headers['x-audit-ctx']))?.[1] ?? '';
  const session = parts.ingest.byToken(token);
  if (session && parts.ingest.ended.has(session.sessionId))
    response.setHeader(SESSION_HEADER, sessionEnded(token));
  if (pathname === '/broken') return void request.socket.destroy();
  const html = parts.pages.get(pathname);
  if (!html) return answer(response, 200, { method: request.method, headers: request.headers });
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(html.replace('{recorder}', `<script src="${PATH}/recorder.js"></script>`));
}

function serveRecorder(
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  { ingest, bundles }: Parts,
): void {
  const route = pathname.slice(PATH.length);
  if (route === '/recorder.js') script(response, bundles.stubScript);
  else if (route === `/recorder-${bundles.recorderHash}.js`) script(response, bundles.recorderScript);
  else if (route === `/recorder-details-${bundles.detailsHash}.js`) script(response, bundles.detailsScript);
  else if (route === '/session') {
    const cookie = /auditreel=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ?? null;
    const session = ingest.session(JSON.parse(body.toString()) as SessionRequest, cookie);
    response.setHeader('set-cookie', `auditreel=${session.sessionToken}; Path=/; HttpOnly; SameSite=Lax`);
    answer(response, 200, session);
  } else if (route === '/chunks') {
    const forced = ingest.chunk(request.headers.authorization, body);
    for (const [name, value] of Object.entries(forced.headers ?? {})) response.setHeader(name, value);
    answer(response, forced.status, forced.body);
  } else if (route === '/assets') {
    const forced = ingest.assets.receive(body);
    answer(response, forced.status, forced.body);
  } else answer(response, 404, {});
}

function script(response: ServerResponse, source: string): void {
  response.setHeader('content-type', 'text/javascript; charset=utf-8');
  response.end(source);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
