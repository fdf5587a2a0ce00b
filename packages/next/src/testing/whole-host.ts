import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { AuditRecord } from '@auditreel/core/adapter';
import { AUTH_FILES } from './auth-files.js';

/** An app that is a process of its own, as a user's is: nothing of the test's is in it. */
export interface RunningApp {
  readonly url: string;
  /** The directory it runs in. */
  readonly home: string;
  /** What it printed so far. */
  printed(): string;
  /** What is stored, newest first; waits up to 3 s for that many. */
  records(atLeast?: number): Promise<readonly AuditRecord[]>;
  stop(): Promise<void>;
}

export const SECRET = 'a-secret-of-at-least-thirty-two-characters';

/** `AUDIT` is the host's audit.ts: every entry's bundle evaluates it for itself. */
export const WHOLE_FILES: Readonly<Record<string, string>> = {
  'audit.js': `import { createAudit, memoryStorage } from '@auditreel/core';
import { authJsActor } from '@auditreel/core/auth-js';
import { getToken } from 'next-auth/jwt';
import { authConfig } from './auth-config.js';

const signedIn = authJsActor(authConfig, { getToken });
globalThis.evaluations = (globalThis.evaluations ?? 0) + 1;
export const audit = createAudit({
  storage: memoryStorage(),
  secret: process.env.AUDITREEL_SECRET,
  durability: { default: 'durable' },
  actor: (request) => {
    const id = request.headers.get('x-user');
    return id === null ? signedIn(request) : { type: 'user', id };
  },
});
`,
  'instrumentation.js': `export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { instrument } = await import('@auditreel/next/node');
    instrument((await import('./audit.js')).audit);
  }
}
`,
  'app/layout.js': `import { AuditRecorder } from '@auditreel/next/client';

export default function Layout({ children }) {
  return <html lang="en"><head><AuditRecorder /></head><body>{children}</body></html>;
}
`,
  'app/page.js': 'export default function Page() { return <h1>Static</h1>; }\n',
  'app/api/auditreel/[...path]/route.js': `import { mountRecorder } from '@auditreel/next';
import { audit } from '../../../../audit.js';

export const { GET, POST, OPTIONS } = mountRecorder(audit);
`,
  'app/admin/audit/[[...path]]/route.js': `import { mount } from '@auditreel/next';
import { createViewer } from '@auditreel/viewer';
import { audit } from '../../../../audit.js';

export const { GET, POST } = mount(createViewer(audit), {
  authorize: (request) => (request.headers.get('x-user') === 'admin' ? { actor: { type: 'user', id: 'admin' } } : null),
});
`,
  'app/orders/[id]/route.js': `import { annotate } from '@auditreel/core';
import { withAudit } from '@auditreel/next';
import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../../../audit.js';

export const POST = withAudit(audit, { action: 'order.refund', target: { type: 'order', param: 'id' } }, async (request) => {
  const user = request.headers.get('x-user');
  await sleep(Math.random() * 20);
  annotate({ metadata: { user } });
  await sleep(Math.random() * 20);
  audit.record({ action: 'mail.send', metadata: { user } });
  return Response.json({ user });
});
`,
  'app/api/trpc/[trpc]/route.js': `import { auditPlugin } from '@auditreel/trpc';
import { initTRPC } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { audit } from '../../../../audit.js';

const t = initTRPC.create();
const router = t.router({
  archive: t.procedure.concat(auditPlugin(audit).procedure).mutation(() => 'archived'),
});
const handler = (req) => fetchRequestHandler({ endpoint: '/api/trpc', req, router });
export { handler as GET, handler as POST };
`,
  'app/actions.js': `'use server';
import { setTimeout as sleep } from 'node:timers/promises';
import { annotate } from '@auditreel/core';
import { withAuditAction } from '@auditreel/next';
import { headers } from 'next/headers';
import { audit } from '../audit.js';

export const rename = withAuditAction(audit, { action: 'project.rename' }, async () => {
  await sleep(Math.random() * 20);
  annotate({ metadata: { user: (await headers()).get('x-user') } });
});
`,
  'app/forms/page.js': `import { rename } from '../actions.js';

export default function Page() { return <form action={rename}><button>rename</button></form>; }
`,
  ...AUTH_FILES,
  'app/elsewhere/page.js': 'export default function Page() { return <h1>No actions here</h1>; }\n',
  'app/records/route.js': `import { storageOf } from '@auditreel/core/adapter';
import { audit } from '../../audit.js';

export const dynamic = 'force-dynamic';
export async function GET() {
  await audit.flush();
  const { records } = await storageOf(audit).records.list({ limit: 1000 });
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const { evaluations } = globalThis;
  return Response.json({ records, timers, evaluations, heap: process.memoryUsage().heapUsed, signals: process.listenerCount('SIGTERM') });
}
`,
};

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts a Node script that serves on the port it is given; resolves when it answers. */
export async function startApp(script: string, args: readonly string[], cwd: string): Promise<RunningApp> {
  const port = await freePort();
  const child = spawn(process.execPath, [script, ...args], {
    // A group of its own: `next dev` runs its server in a further process, which must go too.
    detached: true,
    cwd,
    env: {
      ...process.env,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      AUDITREEL_SECRET: SECRET,
      AUTH_SECRET: SECRET,
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
  }
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await once(child, 'exit');
  };
  for (const giveUpAt = Date.now() + 90_000; !(await answers(url)); ) {
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      await stop();
      throw new Error(`${script} does not answer at ${url}:\n${text}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stored = async () =>
    ((await (await fetch(`${url}/records`)).json()) as { readonly records: readonly AuditRecord[] }).records;
  const records = async (atLeast = 0) => {
    const giveUpAt = Date.now() + 3000;
    let found = await stored();
    while (found.length < atLeast && Date.now() < giveUpAt) found = await stored();
    return found;
  };
  return { url, home: cwd, printed: () => text, records, stop };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/records`).then(
    ({ ok }) => ok,
    () => false,
  );
}
