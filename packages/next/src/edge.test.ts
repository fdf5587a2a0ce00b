import { expect, it } from 'vitest';
import * as edge from './edge.js';
import * as node from './index.js';
import { buildHost } from './testing/build-host.js';
import { hostOf } from './testing/host-of.js';
import { writeHost } from './testing/write-host.js';

const ROUTE = `import { withAudit } from '@auditreel/next';
import { contract } from '../../contract.mjs';

export const runtime = 'edge';
export const POST = withAudit(contract, { action: 'order.create' }, async () => new Response());
`;

it('a route for the Edge runtime fails its build, with the line to take out', async () => {
  const host = hostOf({ name: 'edge', basePath: '' });
  await writeHost({ ...host, scenarios: [], more: { 'app/edge/route.js': ROUTE } });
  await expect(buildHost(host)).rejects.toThrow("Take `export const runtime = 'edge'` out of this route");
});

it('whatever a route imports says so', () => {
  expect(Object.keys(edge).toSorted()).toEqual(Object.keys(node).toSorted());
});
