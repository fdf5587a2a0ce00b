import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Scenario } from '@auditreel/core/testing';
import type { Host } from './host-of.js';

/** A Next app with the contract's routes, as files. */
export interface HostFiles extends Host {
  readonly scenarios: readonly Scenario[];
  /** Files of the host's own, by their paths. */
  readonly more?: Readonly<Record<string, string>>;
  /** More lines of its `next.config.mjs`. */
  readonly config?: string;
}

/** Writes the app anew; what Next has built of it goes too. */
export async function writeHost({
  dir,
  basePath,
  major,
  scenarios,
  more = {},
  config = '',
}: HostFiles): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  const files: Record<string, string> = {
    'package.json': JSON.stringify({ private: true, type: 'module' }),
    'jsconfig.json': '{}',
    'next.config.mjs': configOf(basePath, config),
    'contract.mjs': CONTRACT,
    'instrumentation.js': INSTRUMENTATION,
    ...proxyFile(major),
    'app/layout.js':
      'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }\n',
    'app/page.js': 'export default function Page() { return <h1>Contract</h1>; }\n',
    'app/viewer/[[...path]]/route.js': VIEWER,
    'app/api/auditreel/[...path]/route.js': RECORDER,
    ...routesOf(scenarios),
    ...more,
  };
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  for (const name of ['core', 'recorder', 'next', 'viewer', 'trpc']) await install(name, dir);
}

const packages = join(import.meta.dirname, '../../..');

/** As npm would: a copy, with what it alone depends on, so that it finds the Next of the host and no other. */
async function install(name: string, dir: string): Promise<void> {
  const home = join(dir, 'node_modules/@auditreel', name);
  for (const part of ['package.json', 'dist', 'node_modules']) {
    const from = join(packages, name, part);
    if (existsSync(from)) await cp(from, join(home, part), { recursive: true });
  }
}

function configOf(basePath: string, more: string): string {
  const root = JSON.stringify(join(import.meta.dirname, '../../../..'));
  return [
    'export default {',
    `  basePath: ${JSON.stringify(basePath)},`,
    `  outputFileTracingRoot: ${root},`,
    `  turbopack: { root: ${root} },`,
    '  experimental: { authInterrupts: true },',
    more,
    '};',
    '',
  ].join('\n');
}

/** What the routes answer is decided by whoever serves the app: in this process, for each test. */
const CONTRACT = `import { withAudit } from '@auditreel/next';

export const contract = () => globalThis[Symbol.for('auditreel.contract')];

export function handlerOf(method, path) {
  return function route(request, context) {
    const { audit, scenarios } = contract();
    const scenario = scenarios.find((one) => one.method === method && (one.mount ?? '') + one.path === path);
    const handler = async (req, { params }) => {
      const text = req.method === 'GET' ? '' : await req.clone().text();
      const body = text === '' ? undefined : await req.json();
      const header = (name) => req.headers.get(name) ?? undefined;
      return responseOf(await scenario.handle({ params: decoded(await params), body, header }));
    };
    if (scenario.meta === undefined) return handler(request, context);
    return withAudit(audit, scenario.meta, handler)(request, context);
  };
}

function decoded(params) {
  return Object.fromEntries(Object.entries(params ?? {}));
}

function responseOf({ status, headers, body }) {
  if (body === undefined || typeof body === 'string') return new Response(body, { status, headers });
  return new Response(ReadableStream.from(bytesOf(body)), { status, headers });
}

async function* bytesOf(pieces) {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}
`;

const INSTRUMENTATION = `export async function onRequestError(error) {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    (await import('@auditreel/next/node')).noteRequestError(error);
  }
}
`;

/** Next 15 calls it middleware. */
function proxyFile(major: number): Record<string, string> {
  const name = major >= 16 ? 'proxy' : 'middleware';
  const text = `export function ${name}(request) {
  if (request.nextUrl.pathname.startsWith('/guarded/')) return new Response(null, { status: 401 });
  return Response.redirect(new URL('/login', request.url), 307);
}
export const config = { matcher: ['/guarded/:path*', '/redirected/:path*'] };
`;
  return { [`${name}.js`]: text };
}

const VIEWER = `import { mount } from '@auditreel/next';
import { contract } from '../../../contract.mjs';

export const { GET, POST } = mount((request, where) => contract().viewer.handler(request, where), {
  authorize: (request) => contract().viewer.authorize((name) => request.headers.get(name) ?? undefined),
});
`;

const RECORDER = `import { mountRecorder } from '@auditreel/next';
import { contract } from '../../../../contract.mjs';

const route = (method) => (request) => mountRecorder(contract().audit)[method](request);
export const GET = route('GET');
export const POST = route('POST');
export const OPTIONS = route('OPTIONS');
`;

function routesOf(scenarios: readonly Scenario[]): Record<string, string> {
  const methods = new Map<string, Scenario[]>();
  for (const scenario of scenarios) {
    const path = (scenario.mount ?? '') + scenario.path;
    methods.set(path, [...(methods.get(path) ?? []), scenario]);
  }
  return Object.fromEntries([...methods].map(([path, those]) => [fileOf(path), routeFile(path, those)]));
}

function fileOf(path: string): string {
  return `app${path.replace(/:(\w+)/g, '[$1]')}/route.js`;
}

function routeFile(path: string, scenarios: readonly Scenario[]): string {
  const up = '../'.repeat(path.split('/').length);
  return [
    `import { handlerOf } from '${up}contract.mjs';`,
    '',
    ...scenarios.map(({ method }) => `export const ${method} = handlerOf('${method}', '${path}');`),
    '',
  ].join('\n');
}
