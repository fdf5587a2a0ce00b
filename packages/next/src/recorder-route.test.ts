import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAudit, memoryStorage } from '@auditreel/core';
import { afterEach, expect, it } from 'vitest';
import { instrument } from './node.js';
import { openHost } from './testing/open-host.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server that answers as Next does where the recorder's route is missing, redirected or turned away. */
async function serve(listener: RequestListener) {
  const storage = memoryStorage();
  const errors: Error[] = [];
  const onError = (error: Error) => void errors.push(error);
  const audit = createAudit({ storage, secret: 's'.repeat(32), onError });
  instrument(audit);
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () => audit.close(),
    () => new Promise((resolve) => server.close(resolve)),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const records = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await audit.flush();
    return (await storage.records.list({ limit: 9 })).records;
  };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { redirect: 'manual', headers: { connection: 'close' }, ...init });
  return { ask, records, errors };
}

it('a missing route is named once, with the file and its line, and its requests make no records', async () => {
  const { ask, records, errors } = await serve((_req, res) => res.writeHead(404).end());
  await ask('/api/auditreel/recorder.js');
  await ask('/api/auditreel/recorder.js');
  await ask('/api/auditreel/session', { method: 'POST' });
  expect(await records()).toEqual([]);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ code: 'ERR_AUDIT_RECORDER_ROUTE' });
  expect(errors[0]?.message).toContain('app/api/auditreel/[...path]/route.ts');
  expect(errors[0]?.message).toContain('export const { GET, POST, OPTIONS } = mountRecorder(audit);');
});

it.each([
  ['redirects it', 307, { location: '/login' }],
  ['turns it away', 401, {}],
])('a proxy that %s is named, with the matcher that leaves it out', async (_what, status, headers) => {
  const { ask, errors } = await serve((_req, res) => res.writeHead(status, headers).end());
  await ask('/api/auditreel/recorder.js');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(errors[0]?.message).toContain(`answered ${status}`);
  expect(errors[0]?.message).toContain("matcher: ['/((?!api/auditreel|");
});

it('what only begins like it, or is asked for by a stranger, complains of nothing', async () => {
  const { ask, records, errors } = await serve((_req, res) => res.writeHead(404).end());
  await ask('/api/auditreel-else/session', { method: 'POST' });
  await ask('/api/auditreel/wp-login.php', { method: 'POST' });
  expect((await records()).map(({ route }) => route)).toEqual([
    '/api/auditreel-else/session'.replace('auditreel-else', ':x'),
  ]);
  expect(errors).toEqual([]);
});

it.each([
  ['where no file is', '/api/nowhere', 404, 'app/api/nowhere/[...path]/route.ts'],
  ['that proxy.ts turns away', '/guarded/recorder', 401, "matcher: ['/((?!guarded/recorder|"],
  ['that proxy.ts redirects', '/redirected/recorder', 307, "matcher: ['/((?!redirected/recorder|"],
])('a Next app’s own answer %s is named too', async (_where, path, status, line) => {
  const host = await openHost({ path });
  closing.push(() => host.close());
  expect((await host.send('GET', `${path}/recorder.js`)).status).toBe(status);
  await host.records(0);
  expect(host.errors).toHaveLength(1);
  expect(host.errors[0]).toMatchObject({ code: 'ERR_AUDIT_RECORDER_ROUTE' });
  expect(host.errors[0]?.message).toContain(line);
});
