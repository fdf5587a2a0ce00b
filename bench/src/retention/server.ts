import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createAudit } from '@auditreel/core';
import { prismaStorage } from '@auditreel/core/prisma';
import { auditMiddleware } from '@auditreel/express';
import { openClient } from '../open-client.ts';
import { ORDER_PATH, orderApp } from '../order-app.ts';
import { type Deleted, gated } from './gated.ts';
import { seed } from './seed.ts';
import type { SeedSize } from './seed-sql.ts';

/** What the server says of a window when it is over. */
export interface WindowReport extends Deleted {
  /** The longest that its event loop stood still, ms. */
  readonly stallMs: number;
}

/** An audited app on a database full of old rows, pruned in the windows that its parent opens. */
const [variant = '', folder = '', postgresUrl = '', size = '{}'] = process.argv.slice(2);
const { prisma } = await openClient({ variant, folder, postgresUrl });
const provider = variant.endsWith('-postgresql') ? 'postgresql' : 'sqlite';
await seed(prisma, provider, JSON.parse(size) as SeedSize);

const gate = gated(prismaStorage(prisma));
const audit = createAudit({
  storage: gate.storage,
  secret: 'a-secret-for-measuring-and-nothing-else',
  durability: { spool: { dir: join(folder, `spool-${variant}`) } },
  actor: () => ({ type: 'user', id: 'user-17' }),
});
const delay = monitorEventLoopDelay({ resolution: 1 });

process.on('message', (message) => {
  if (message === 'report') {
    const report: WindowReport = { ...gate.deleted(), stallMs: delay.max / 1e6 };
    process.send?.(report);
    return;
  }
  gate.shut();
  if (message === 'records' || message === 'recordings') gate.open(message);
  delay.reset();
});
process.on('disconnect', () => process.exit());

const server = createServer(orderApp([auditMiddleware(audit)]));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  delay.enable();
  process.send?.({ url: `http://127.0.0.1:${port}${ORDER_PATH}` });
});
// Each kind is let through in windows of its own.
await Promise.all(
  (['records', 'recordings'] as const).map((kind) => audit.prune({ what: [kind], before: '30d' })),
);
