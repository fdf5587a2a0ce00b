import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeployedApp } from './deployed-app.js';
import { type Deployment, newDeployment } from './deployment.js';
import { eventually } from './eventually.js';
import { type Load, startLoad } from './load.js';
import { reverseProxy } from './reverse-proxy.js';
import type { StoredRecord } from './stored.js';
import { unmatched } from './unmatched.js';

/** Under load, two of them are killed and one is asked to end; others take their places. */
describe('four processes that share one disk and one database', () => {
  let deployment: Deployment;
  let load: Load;
  let records: readonly StoredRecord[];
  let killed: readonly string[];
  let ended: string;

  beforeAll(async () => {
    deployment = await newDeployment();
    const open = await Promise.all(Array.from({ length: 4 }, () => deployment.start()));
    let turn = 0;
    const proxy = await reverseProxy({ target: () => open[turn++ % open.length]?.url ?? '' });
    load = startLoad(`http://127.0.0.1:${proxy.port}`, { clients: 6, pauseMs: 20 });
    // Who dies before it has begun a spool leaves nothing to take over.
    await eventually(spools, (names) => names.length === open.length);
    await eventually(
      async () => load.answered.size,
      (answered) => answered > 100,
    );
    killed = await Promise.all(open.slice(0, 2).map(epochOf));
    for (const app of open.slice(0, 2)) await replace(app, 'SIGKILL');
    const [oldest] = open;
    if (oldest === undefined) throw new Error('Nobody is open');
    ended = await epochOf(oldest);
    await replace(oldest, 'SIGTERM');
    await pause(500);
    await load.stop();
    await eventually(spools, (names) => names.length === open.length);
    proxy.close();
    for (const app of open) await app.end('SIGTERM');
    records = await deployment.database.records();

    /** It is asked for as long as it lives, and nobody waits for its successor. */
    async function replace(app: DeployedApp, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
      await app.end(signal);
      open.splice(open.indexOf(app), 1);
      open.push(await deployment.start());
    }
  });

  afterAll(async () => {
    await deployment?.close();
  });

  const spools = (): Promise<readonly string[]> => readdir(join(deployment.spoolFolder, 'spool'));

  it('leave exactly one record for each answered request', () => {
    expect(load.answered.size).toBeGreaterThan(200);
    expect(unmatched(load.answered, records)).toEqual({ missing: [], doubled: [] });
  });

  it('leave nothing on the disk', async () => {
    expect(await spools()).toEqual([]);
  });

  it('have one record of each that was killed, made by whoever took its spool over', () => {
    const crashes = stops(records).filter(({ reason }) => reason === 'PROCESS_ENDED');
    expect(crashes.map(({ writerEpoch }) => writerEpoch).toSorted()).toEqual(killed.toSorted());
  });

  it('have one record of the one that was asked to end, made by itself', () => {
    const own = stops(records).filter(({ writerEpoch }) => writerEpoch === ended);
    expect(own).toMatchObject([{ reason: null }]);
  });
});

async function epochOf(app: DeployedApp): Promise<string> {
  return (await app.health()).writerEpoch;
}

function stops(records: readonly StoredRecord[]): readonly StoredRecord[] {
  return records.filter(({ action }) => action === 'audit.writer_stop');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
