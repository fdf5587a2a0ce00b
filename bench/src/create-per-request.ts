import { createServer } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { type App, type AppOptions, NO_RECORDS } from './app.ts';
import { openClient } from './open-client.ts';
import { ORDER_PATH, orderApp } from './order-app.ts';

/** Of its own, so that its rows are counted apart: all variants of PostgreSQL share a table. */
const LOG = 'hand';

/** What most apps write by hand: one `await prisma.auditRecord.create` in every request. */
export async function createPerRequest(options: AppOptions): Promise<App> {
  const client = await openClient(options);
  const server = createServer(
    orderApp([
      async (req, _res, next) => {
        await client.prisma.auditRecord.create({ data: rowOf(req.headers) });
        next();
      },
    ]),
  );
  return { ...NO_RECORDS, server, path: ORDER_PATH, stored: () => client.countRecords({ logId: LOG }) };
}

function rowOf(headers: Readonly<Record<string, unknown>>): object {
  return {
    id: uuidv7(),
    v: 1,
    logId: LOG,
    time: BigInt(Date.now()),
    recordedAt: BigInt(Date.now()),
    stage: 'outcome',
    action: 'POST /orders/:id/items',
    kind: 'create',
    outcome: 'success',
    statusCode: 201,
    actorType: 'user',
    actorId: String(headers['x-user']),
    method: 'POST',
    route: '/orders/:id/items',
    routeSource: 'template',
    ip: '127.0.0.1',
    ipVia: 'socket',
    sessionTrust: 'none',
    searchText: 'action_post /orders/:id/items outcome_success actor_u-17',
  };
}
