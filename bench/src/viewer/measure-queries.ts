import { createAudit } from '@auditreel/core';
import { prismaStorage } from '@auditreel/core/prisma';
import { createViewer } from '@auditreel/viewer';
import type { Client } from '../open-client.ts';
import { type ViewerQuery, viewerQueries } from './queries.ts';
import type { ViewerSize } from './seed-sql.ts';

/** What a query took, ms. */
export interface Taken {
  readonly p50: number;
  readonly p95: number;
}

const WARM_UPS = 3;
const MOUNT = { basePath: '/admin', viewer: { actor: { type: 'user' as const, id: 'admin' } } };

/** Asks the viewer's server for everything, from its request to the last byte of its answer. */
export async function measureQueries(
  prisma: Client['prisma'],
  size: ViewerSize,
  runs: number,
): Promise<ReadonlyMap<string, Taken>> {
  const audit = createAudit({
    storage: prismaStorage(prisma),
    secret: 'a-secret-for-measuring-and-nothing-else',
    durability: { default: 'best-effort' },
  });
  const viewer = createViewer(audit);
  const ask = async (path: string): Promise<string> => {
    const response = await viewer(new Request(`http://localhost/admin/api/${path}`), MOUNT);
    const body = await response.text();
    if (!response.ok) throw new Error(`${path}: ${body}`);
    return body;
  };
  const taken = new Map<string, Taken>();
  for (const query of viewerQueries(size)) taken.set(query.name, await measure(query, ask, runs));
  await audit.close();
  return taken;
}

async function measure(
  query: ViewerQuery,
  ask: (path: string) => Promise<string>,
  runs: number,
): Promise<Taken> {
  const path = query.isNextPage ? await behindFirst(query, ask) : query.path;
  const times: number[] = [];
  for (let run = 0; run < runs + WARM_UPS; run++) {
    const startedAt = performance.now();
    await ask(path);
    if (run >= WARM_UPS) times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function behindFirst({ path }: ViewerQuery, ask: (path: string) => Promise<string>): Promise<string> {
  const { nextCursor } = JSON.parse(await ask(path)) as { readonly nextCursor: string | null };
  return nextCursor === null ? path : `${path}&cursor=${nextCursor}`;
}
