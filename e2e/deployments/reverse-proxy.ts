import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

/** What stands before an app. */
export interface ReverseProxy {
  readonly port: number;
  close(): void;
}

export interface ProxyOptions {
  /** Which app gets the next request: its address. */
  readonly target: () => string;
  /** It speaks TLS with it, and HTTP without. */
  readonly certificate?: Certificate;
  /** Address of the client as the proxy sees it. */
  readonly clientAddress?: string;
  /** Whether the app is told the host that the client asked for. @default true */
  readonly keepsHost?: boolean;
  /** Taken off the front of each path. */
  readonly strips?: string;
}

export async function reverseProxy(options: ProxyOptions): Promise<ReverseProxy> {
  const { certificate } = options;
  const listener = forwardTo(options);
  const server = certificate ? createTlsServer(certificate, listener) : createServer(listener);
  server.listen(0);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function forwardTo(options: ProxyOptions): RequestListener {
  const { strips = '' } = options;
  return (req, res) => {
    const path = req.url?.startsWith(strips) ? req.url.slice(strips.length) : undefined;
    if (path === undefined) return res.writeHead(404).end();
    const url = new URL(path || '/', options.target());
    const upstream = forward(url, { method: req.method, headers: headersFor(req, options) }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(res);
      // An answer that breaks off must not look whole.
      answer.on('error', () => res.destroy());
    });
    upstream.on('error', () => (res.headersSent ? res.destroy() : res.writeHead(502).end()));
    req.pipe(upstream);
  };
}

/** The client's address goes behind those that are there already, as every proxy does it. */
function headersFor(
  req: IncomingMessage,
  { clientAddress, keepsHost = true }: ProxyOptions,
): NodeJS.Dict<string | string[]> {
  const { host, ...headers } = req.headers;
  const before = headers['x-forwarded-for'];
  const hops = [before, clientAddress].filter((hop) => hop !== undefined).join(', ');
  return { ...headers, ...(keepsHost && { host }), ...(hops !== '' && { 'x-forwarded-for': hops }) };
}
