import { request } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type HostInUse, openHost } from './testing/open-host.js';

let host: HostInUse;
beforeEach(async () => {
  host = await openHost();
});
afterEach(() => host.close());

it('an action whose page is left while Next still draws it is what the action was', async () => {
  const id = await host.actionId('slowPage');
  await new Promise<void>((resolve, reject) => {
    const outgoing = request({
      host: '127.0.0.1',
      port: host.port,
      method: 'POST',
      path: '/slow',
      headers: { 'next-action': id, accept: 'text/x-component', 'content-type': 'text/plain' },
    });
    outgoing.on('error', () => {});
    outgoing.on('response', (incoming) => {
      incoming.on('error', () => {});
      incoming.once('data', () => {
        outgoing.destroy();
        resolve();
      });
      incoming.once('end', () => reject(new Error('The page was complete at once')));
    });
    outgoing.end('[]');
  });
  expect(await host.record()).toMatchObject({
    action: 'page.redraw',
    outcome: 'success',
    reason: null,
    statusCode: 200,
  });
});
