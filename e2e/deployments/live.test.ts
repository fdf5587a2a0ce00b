import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AuditRecord } from '@auditreel/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReadEvents, readEvents } from '../../packages/viewer/src/server/testing/read-events.ts';
import type { DeployedApp } from './deployed-app.js';
import { lateCommit } from './late-commit.js';
import { order } from './load.js';
import { type PostgresDeployment, postgresDeployment } from './postgres-deployment.js';

/** When each request's record was read off a stream, by the request's id. */
type Seen = Map<string, number>;

describe('two processes on one PostgreSQL', () => {
  let deployment: PostgresDeployment;
  let [writing, looking]: readonly [DeployedApp?, DeployedApp?] = [];

  beforeAll(async () => {
    deployment = await postgresDeployment();
    [writing, looking] = [await deployment.start(), await deployment.start()];
  });

  afterAll(async () => {
    await deployment?.close();
  });

  const watch = (after?: string): Promise<ReadEvents> =>
    readEvents(
      `${looking?.url}/admin/audit/api/records/stream?action=POST+/orders`,
      after === undefined ? {} : { 'last-event-id': after },
    );

  /** Orders something at the one process; answers the request's id and when it was done. */
  async function buy(): Promise<{ readonly requestId: string; readonly at: number }> {
    const requestId = await order(writing?.url ?? '');
    if (requestId === null) throw new Error('The order was not taken');
    return { requestId, at: Date.now() };
  }

  it('a record written through one appears in a viewer on the other within two seconds', async () => {
    const stream = await watch();
    await stream.until('caught_up', 1);
    const delays: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const { requestId, at } = await buy();
      await stream.until('record', i + 1);
      delays.push((seenOn([stream]).get(requestId) ?? Number.POSITIVE_INFINITY) - at);
    }
    stream.leave();
    expect(Math.max(...delays)).toBeLessThan(2_000);
  });

  it('none is missing and none comes twice, over lost connections, and a commit that takes ten seconds', async () => {
    const bought: string[] = [];
    const streams = [await watch()];
    await streams[0]?.until('caught_up', 1);
    const id = `${timePrefix()}-7000-8000-${randomUUID().slice(-12)}`;
    const late = await lateCommit(deployment.url, id);
    const end = Date.now() + 10_000;
    while (Date.now() < end) {
      for (let i = 0; i < 5; i += 1) bought.push((await buy()).requestId);
      await pause(600);
      if (bought.length % 15 === 0) streams.push(await reconnected());
    }
    await late.commit();
    for (let i = 0; i < 5; i += 1) bought.push((await buy()).requestId);
    await pause(3_000);
    streams.at(-1)?.leave();

    const seen = seenOn(streams);
    expect(bought.filter((requestId) => !seen.has(requestId))).toEqual([]);
    expect(streams.length).toBeGreaterThan(3);
    expect(streams.flatMap((stream) => doubledOn(stream))).toEqual([]);
    expect(idsOn(streams.at(-1))).toContain(id);

    /** The connection breaks; what is ordered before it is back must come all the same. */
    async function reconnected(): Promise<ReadEvents> {
      const lost = streams.at(-1);
      lost?.leave();
      for (let i = 0; i < 5; i += 1) bought.push((await buy()).requestId);
      await pause(300);
      return watch(lost?.events.at(-1)?.id);
    }
  });
});

const recordsOn = (stream: ReadEvents | undefined): readonly (readonly [AuditRecord, number])[] =>
  (stream?.events ?? [])
    .filter(({ event }) => event === 'record')
    .map(({ data, readAt }) => [data as AuditRecord, readAt]);

const idsOn = (stream: ReadEvents | undefined): readonly string[] => recordsOn(stream).map(([{ id }]) => id);

function seenOn(streams: readonly ReadEvents[]): Seen {
  const entries = streams.flatMap(recordsOn).map(([{ requestId }, at]) => [requestId ?? '', at] as const);
  return new Map(entries.toReversed());
}

function doubledOn(stream: ReadEvents): readonly string[] {
  const ids = idsOn(stream);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Ids begin with the time. */
function timePrefix(): string {
  const hex = Date.now().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}
