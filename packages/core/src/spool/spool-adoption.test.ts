import { appendFileSync, existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StorageUnavailableError } from '../errors.js';
import { type AdoptedRecord, adoptSpool } from './adopt-spool.js';
import { deadSpools } from './dead-spools.js';
import type { Place } from './place.js';
import type { Spool } from './spool.js';
import { GONE, lineOf, ownedBy, type SpoolsInTest, spoolsInTest } from './testing/spool-in-test.js';

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
  const how = {
    root: spools.root,
    epoch,
    keys: ['key'],
    logId: LOG,
    service: 'shop',
    claims: new Set<string>(),
  };
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

/** The spool of a process that was killed. */
function orphan(options?: Parameters<SpoolsInTest['open']>[0]): Spool {
  const spool = spools.open(options);
  ownedBy(spool, GONE);
  return spool;
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
    const spool = orphan();
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
    const spool = orphan();
    put(spool, 'a');
    spool.close();
    await adopter().adopt();
    expect(actions()).toEqual(['a']);
  });

  it('says of each record what was said last, in whichever file', async () => {
    const spool = orphan({ segmentBytes: 1200 });
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
    const spool = orphan();
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
    const spool = orphan();
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
    for (let i = 0; i < 5; i++) put(orphan(), `a${i}`);
    await Promise.all(Array.from({ length: 4 }, () => adopter().adopt()));
    expect(
      actions()
        .filter((action) => action !== 'audit.writer_stop')
        .sort(),
    ).toEqual(Array.from({ length: 5 }, (_, i) => `a${i}`));
    expect(readdirSync(spools.root)).toEqual([]);
  });

  it('is read up to where it was torn off', async () => {
    const spool = orphan();
    put(spool, 'a');
    const file = join(spool.directory, '00000001.spool');
    appendFileSync(file, '00000fffdeadbeef ["record",null');
    await adopter().adopt();
    expect(actions()).toEqual(['a', 'audit.writer_stop']);
    expect(stored.at(-1)?.record.metadata).toMatchObject({ damaged: 1 });
  });
});

describe('what a process left that was killed', () => {
  it('while it removed a spool that was stored is removed, and is nobody’s spool', async () => {
    const half = join(spools.root, `${uuidv7()}~${uuidv7()}.stored`);
    mkdirSync(half);
    writeFileSync(join(half, '00000002.spool'), '');
    expect(await adopter().look()).toEqual({ dead: [], foreign: 0 });
    expect(readdirSync(spools.root)).toEqual([]);
  });

  it('while it began its spool is removed once it has stood still for 30 s', async () => {
    const begun = join(spools.root, uuidv7());
    mkdirSync(begun);
    writeFileSync(join(begun, 'owner.json.new'), '{"v"');
    const looks = adopter();
    expect(await looks.look()).toEqual({ dead: [], foreign: 0 });
    expect(existsSync(begun)).toBe(true);
    const later = performance.now() + 30_001;
    vi.spyOn(performance, 'now').mockImplementation(() => later);
    expect(await looks.look()).toEqual({ dead: [], foreign: 0 });
    expect(existsSync(begun)).toBe(false);
    vi.restoreAllMocks();
  });
});

describe('a spool is left alone', () => {
  it('while its process runs, in whichever thread, and however long its heart stands still', async () => {
    put(spools.open(), 'a');
    const looks = adopter();
    expect(await looks.adopt()).toEqual([]);
    const later = performance.now() + 60_000;
    vi.spyOn(performance, 'now').mockImplementation(() => later);
    expect(await looks.adopt()).toEqual([]);
    vi.restoreAllMocks();
  });

  it('while a process on another machine may live', async () => {
    const spool = spools.open();
    ownedBy(spool, { space: 'elsewhere', host: 'elsewhere' });
    put(spool, 'a');
    const looks = adopter();
    expect(await looks.adopt()).toEqual([]);
    const later = performance.now() + 30_001;
    vi.spyOn(performance, 'now').mockImplementation(() => later);
    expect(await looks.adopt()).toEqual([1]);
    vi.restoreAllMocks();
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
    const spool = orphan();
    put(spool, 'a');
    const how = {
      root: spools.root,
      epoch: uuidv7(),
      keys: ['key'],
      logId: LOG,
      service: null,
      claims: new Set<string>(),
    };
    const [dead] = (await deadSpools(how)()).dead;
    if (dead === undefined) throw new Error('it was not found');
    utimesSync(spool.directory, new Date(), new Date(Date.now() + 1000));
    const store = async (): Promise<void> => expect.unreachable();
    expect(await adoptSpool(dead, { ...how, store })).toBeNull();
    expect(existsSync(join(spool.directory, '00000001.spool'))).toBe(true);
  });
});
