import type { AddressInfo } from 'node:net';
import { createApp } from './apps.ts';

/** Runs one variant and answers its parent: where it listens, and what a run has cost. */
const [variant = '', folder = '', postgresUrl = ''] = process.argv.slice(2);
const app = await createApp({ variant, folder, postgresUrl });

let answered = 0;
let cpu = process.cpuUsage();
app.server.on('request', (_req, res) => res.once('close', () => answered++));

process.on('message', async (question) => {
  if (question === 'reset') {
    await app.flush();
    answered = 0;
    cpu = process.cpuUsage();
    process.send?.({});
    return;
  }
  await app.flush();
  const used = process.cpuUsage(cpu);
  process.send?.({ cpuMicros: used.user + used.system, answered, stored: await app.stored() });
});
process.on('disconnect', () => process.exit());

app.server.listen(0, '127.0.0.1', () => {
  const { port } = app.server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}/orders/17/items`, headers: app.headers });
});
