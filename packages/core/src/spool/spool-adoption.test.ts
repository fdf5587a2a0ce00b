import { appendFileSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageUnavailableError } from '../errors.js';
import { type AdoptedRecord, adoptSpool } from './adopt-spool.js';
import { deadSpools } from './dead-spools.js';
import { liveEpochs } from './live-epochs.js';
import type { Place, Spool } from './spool.js';
import { lineOf, type SpoolsInTest, spoolsInTest } from './testing/spool-in-test.js';

let spools: SpoolsInTest;
let stored: AdoptedRecord[];
let refusal: Error | null;
beforeEach(() => {
  spools = spoolsInTest();
  stored = [];
  refusal = null;
});
afterEach(() => spools.remove());

const LOG = 'log';

function adopter(epoch = uuidv7()) {
  const how = { root: spools.root, epoch, keys: ['key'], logId: LOG, service: 'shop' };
  const look = deadSpools(how);
  const store = async (records: readonly AdoptedRecord[]): Promise<void> => {
    if (refusal !== null) throw refusal;
    stored.push(...records);
  };
  return {
    look,
    async adopt() {
      const { dead } = await look();
      const counts = [];
      for (const spool of dead) counts.push(await adoptSpool(spool, { ...how, store }));
      return counts;
    },
  };
}

function put(
  spool: Spool,
  action: string,
  { isOpen = false, ...changes }: Record<string, unknown> = {},
): Place {
  const place = spool.put(lineOf(action, changes), { isOpen: isOpen === true });
  if (place === null) throw new Error('nothing was put');
  return place;
}

const actions = () => stored.map(({ record }) => record.action);

describe('what a process that is no more left in its spool', () => {
  it('is stored, with how the process ended, and its files are gone', async () => {
    const spool = spools.open();
    put(spool, 'a');
    put(spool, 'b', { isOpen: true });
    expect(await adopter().adopt()).toEqual([2]);
    expect(actions()).toEqual(['a', 'b', 'audit.writer_stop']);
    expect(stored.at(-1)?.record).toMatchObject({
      outcome: 'failure',
      reason: 'PROCESS_ENDED',
      service: 'shop',
      metadata: { adopted: 2, damaged: 0 },
    });
    expect(readdirSync(spools.root)).toEqual([]);
  });

  it('is stored without such a record where the process was closed', async () => {
    const spool = spools.open();
    put(spool, 'a');
    spool.close();
    await adopter().adopt();
    expect(actions()).toEqual(['a']);
  });

  it('says of each record what was said last, in whichever file', async () => {
    const spool = spools.open({ segmentBytes: 1200 });
    const changed = put(spool, 'early', { isOpen: true });
    const flood = put(spool, 'flood', { isOpen: true });
    const counted = put(spool, 'counted', { isOpen: true });
    const gone = put(spool, 'gone', { isOpen: true });
    for (let i = 0; i < 5; i++) put(spool, `between ${i}`);
    spool.amend(changed, { ...lineOf('late'), record: { ...lineOf('late').record, id: changed.id } });
    spool.amend(counted, { is: 'fold', id: counted.id, into: flood.id });
    spool.note({ is: 'fold', id: uuidv7(), into: flood.id });
    spool.amend(gone, { is: 'gone', id: gone.id });
    await adopter().adopt();
    const between = Array.from({ length: 5 }, (_, i) => `between ${i}`);
    expect(actions()).toEqual(['flood', ...between, 'late', 'audit.writer_stop']);
    expect(stored[0]?.record.count).toBe(3);
  });

  it('closes an intent that has no outcome as unknown, under the id that the outcome would have had', async () => {
    const spool = spools.open();
    const outcomeId = uuidv7();
    const { record } = lineOf('order.refund', { stage: 'intent', writerSeq: 4 });
    spool.put({ is: 'record', record, session: null, outcomeId }, { isOpen: true });
    const done = lineOf('order.pay', { stage: 'intent' });
    spool.put({ ...done, outcomeId: uuidv7() }, { isOpen: true });
    put(spool, 'order.pay', { intentId: done.record.id, stage: 'outcome' });
    await adopter().adopt();
    const outcomes = stored.filter(
      ({ record: { stage, intentId } }) => stage === 'outcome' && intentId !== null,
    );
    expect(outcomes.map(({ record: row }) => row)).toMatchObject([
      { action: 'order.pay', outcome: 'success' },
      {
        id: outcomeId,
        action: 'order.refund',
        outcome: 'unknown',
        reason: 'PROCESS_ENDED',
        intentId: record.id,
      },
    ]);
  });

  it('waits for the next try while the storage is down, and is told the same way then', async () => {
    const spool = spools.open();
    put(spool, 'a');
    const again = adopter();
    refusal = new StorageUnavailableError('down');
    await expect(again.adopt()).rejects.toThrow('down');
    refusal = null;
    expect(await again.adopt()).toEqual([1]);
    const [first] = stored.splice(0).filter(({ record }) => record.action === 'audit.writer_stop');
    expect(first).toBeDefined();
  });

  it('is stored by one of several processes that look at once', async () => {
    for (let i = 0; i < 5; i++) put(spools.open(), `a${i}`);
    await Promise.all(Array.from({ length: 4 }, () => adopter().adopt()));
    expect(
      actions()
        .filter((action) => action !== 'audit.writer_stop')
        .sort(),
    ).toEqual(Array.from({ length: 5 }, (_, i) => `a${i}`));
    expect(readdirSync(spools.root)).toEqual([]);
  });

  it('is read up to where it was torn off', async () => {
    const spool = spools.open();
    put(spool, 'a');
    const file = join(spool.directory, '00000001.spool');
    appendFileSync(file, '00000fffdeadbeef ["record",null');
    await adopter().adopt();
    expect(actions()).toEqual(['a', 'audit.writer_stop']);
    expect(stored.at(-1)?.record.metadata).toMatchObject({ damaged: 1 });
  });
});

describe('a spool is left alone', () => {
  it('while an audit in this very process writes it', async () => {
    const epoch = uuidv7();
    liveEpochs().add(epoch);
    put(spools.open({ epoch }), 'a');
    expect(await adopter().adopt()).toEqual([]);
    liveEpochs().delete(epoch);
    expect(await adopter().adopt()).toEqual([1]);
  });

  it('while its process runs', async () => {
    const spool = spools.open();
    ownedBy(spool, { pid: process.ppid });
    put(spool, 'a');
    const looks = adopter();
    expect(await looks.adopt()).toEqual([]);
    expect(await looks.adopt()).toEqual([]);
  });

  it('while a process on another machine may live', async () => {
    const spool = spools.open();
    ownedBy(spool, { host: 'elsewhere' });
    put(spool, 'a');
    expect(await adopter().adopt()).toEqual([]);
  });

  it.each([
    ['another app', { key: 'other' }],
    ['another database', { log: 'other' }],
    ['a newer version', { columns: ['id', 'unheardOf'] }],
  ])('when it is of %s', async (_whose, told) => {
    const spool = spools.open();
    ownedBy(spool, told);
    put(spool, 'a');
    spool.close();
    expect(await adopter().look()).toEqual({ dead: [], foreign: 1 });
    expect(existsSync(spool.directory)).toBe(true);
  });

  it('when its heart beats after all, between the look and the claim', async () => {
    const spool = spools.open();
    put(spool, 'a');
    const how = { root: spools.root, epoch: uuidv7(), keys: ['key'], logId: LOG, service: null };
    const [dead] = (await deadSpools(how)()).dead;
    if (dead === undefined) throw new Error('it was not found');
    utimesSync(spool.directory, new Date(), new Date(Date.now() + 1000));
    const store = async (): Promise<void> => expect.unreachable();
    expect(await adoptSpool(dead, { ...how, store })).toBeNull();
    expect(existsSync(join(spool.directory, '00000001.spool'))).toBe(true);
  });

  function ownedBy({ directory }: Spool, told: object): void {
    const file = join(directory, 'owner.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...told }));
  }
});
