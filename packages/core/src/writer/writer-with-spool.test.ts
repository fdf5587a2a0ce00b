import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageUnavailableError } from '../errors.js';
import type { AuditRecord } from '../record/audit-record.js';
import type { SpoolOptions } from '../spool/spool.js';
import { type SpoolsInTest, spoolsInTest } from '../spool/testing/spool-in-test.js';
import { sampleRecord } from '../testing/sample-record.js';
import { floodFold } from './fold-floods.js';
import { type RecordKeeper, recordKeeper } from './record-keeper.js';
import { sequence } from './sequence.js';
import { createWriter } from './writer.js';

let spools: SpoolsInTest;
beforeEach(() => {
  spools = spoolsInTest();
});
afterEach(() => spools.remove());

/** Ten records fit in memory, and the storage is down until it is brought up. */
function bench(options: Partial<SpoolOptions> = {}) {
  const spool = spools.open({ segmentBytes: 3000, ...options });
  const stored: AuditRecord[] = [];
  const errors: string[] = [];
  let isUp = false;
  let asked = 0;
  const writer = createWriter({
    store: {
      insert: async (records) => {
        asked++;
        if (!isUp) throw new StorageUnavailableError('down');
        stored.push(...structuredClone(records));
      },
    },
    complete: (record) => record,
    onError: (error) => errors.push(error.message),
    droppedRecord: (count) => {
      const record = sampleRecord({ action: 'audit.dropped', count });
      const place = spool.put({ is: 'record', record, session: null, outcomeId: null }, { isOpen: false });
      return { record, session: null, place };
    },
    spool: () => spool,
    onConcluded: () => {},
    now: Date.now,
    limits: { queued: 10, batch: 5, intervalMs: 60_000, retryMs: 20, maxRetryMs: 20 },
  });
  const opener = { open: () => spool, opened: () => spool };
  const numbers = sequence('epoch', () => {});
  const keeper = recordKeeper({ writer, spool: opener, floods: floodFold(() => 0), sequence: numbers });
  return { spool, writer, keeper, stored, errors, asked: () => asked, up: () => (isUp = true) };
}

const isDurable = { isDurable: true, session: null };

function keep(keeper: RecordKeeper, action: string, changes: Partial<AuditRecord> = {}): void {
  keeper.keep({ record: sampleRecord({ action, ...changes }), place: null, isSaid: false, ...isDurable });
}

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `a${i}`);

describe('a writer with a spool', () => {
  it('stores all of a long outage, once and in order, and leaves nothing behind', async () => {
    const { spool, writer, keeper, stored, up } = bench();
    for (const name of names(200)) keep(keeper, name);
    expect(writer.counts).toMatchObject({ queued: 10, dropped: 0 });
    expect(spool.live).toBe(200);
    up();
    await writer.flush();
    expect(stored.map(({ action }) => action)).toEqual(names(200));
    expect(stored.map(({ writerSeq }) => writerSeq)).toEqual(names(200).map((_, i) => i));
    expect({ live: spool.live, bytes: spool.bytes, isBehind: spool.isBehind }).toEqual({
      ...{ live: 0, bytes: 0, isBehind: false },
    });
    expect(spools.errors).toEqual([]);
  });

  it('stores what ends after memory was full as it ended, also when the spool is full meanwhile', async () => {
    const { spool, writer, keeper, stored, up } = bench({ maxBytes: 20_000 });
    const streamed = ['before', 'while behind'].map((action) => {
      if (action === 'while behind') for (const name of names(15)) keep(keeper, name);
      const record = sampleRecord({ action, outcome: 'unknown' });
      const place = keeper.foresee({ record, session: null }, null);
      return { record, place };
    });
    for (const name of names(60)) keep(keeper, `more ${name}`);
    for (const { record, place } of streamed) {
      keeper.keep({
        record: Object.assign(record, { outcome: 'success' }),
        place,
        isSaid: false,
        ...isDurable,
      });
    }
    up();
    await writer.flush();
    const ended = stored.filter(({ action }) => action === 'before' || action === 'while behind');
    expect(ended.map(({ outcome }) => outcome)).toEqual(['success', 'success']);
    expect(spool.live).toBe(0);
    const { dropped } = writer.counts;
    expect(stored.filter(({ action }) => action !== 'audit.dropped').length + dropped).toBe(77);
    const told = stored.filter(({ action }) => action === 'audit.dropped').map(({ count }) => count);
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(dropped);
  });

  it('asks a storage that is down no more often while somebody waits for it', async () => {
    const { writer, keeper, asked } = bench();
    for (const name of names(30)) keep(keeper, name);
    await writer.flush(200);
    expect(asked()).toBeLessThan(40);
  });

  it('tries a file again that could not be read', async () => {
    const { spool, writer, keeper, stored, errors, up } = bench();
    for (const name of names(40)) keep(keeper, name);
    const file = join(spool.directory, '00000006.spool');
    renameSync(file, `${file}.away`);
    up();
    await writer.flush(300);
    expect(stored.length).toBeLessThan(40);
    expect(errors.at(-1)).toMatch(/can't be read/);
    expect(writer.counts.problem).toMatch(/can't be read/);
    renameSync(`${file}.away`, file);
    await writer.flush();
    expect(new Set(stored.map(({ action }) => action))).toEqual(new Set(names(40)));
    expect(spool.live).toBe(0);
    expect(writer.counts.problem).toBeNull();
  });

  it('counts a flood exactly, however often files begin meanwhile', async () => {
    const { writer, keeper, stored, up } = bench();
    const flood = { ip: '1.1.1.1', statusCode: 404, routeSource: 'derived' } as const;
    for (let i = 0; i < 300; i++) keep(keeper, 'missing', flood);
    keeper.endFloods(true);
    up();
    await writer.flush();
    expect(stored).toHaveLength(21);
    expect(stored.reduce((sum, { count }) => sum + count, 0)).toBe(300);
    expect(new Set(stored.map(({ writerSeq }) => writerSeq)).size).toBe(21);
  });
});

describe('a spool', () => {
  it('counts a line once that it moves while the same is said anew', () => {
    const { spool } = bench({ segmentBytes: 1500 });
    const record = sampleRecord({ action: 'slow' });
    const line = { is: 'record', record, session: null, outcomeId: null } as const;
    const slow = spool.put(line, { isOpen: true });
    for (const name of names(40)) {
      const other = { ...line, record: sampleRecord({ action: name }) };
      const place = spool.put(other, { isOpen: false });
      if (slow !== null) spool.amend(slow, line);
      if (place !== null) spool.release(place);
    }
    if (slow !== null) spool.release(slow);
    expect({ live: spool.live, bytes: spool.bytes }).toEqual({ live: 0, bytes: 0 });
  });

  it('goes on in its file while no other can be begun', async () => {
    const { spool, writer, keeper, stored, up } = bench({ segmentBytes: 1500 });
    const next = join(spool.directory, '00000002.spool');
    mkdirSync(next);
    for (const name of names(30)) keep(keeper, name);
    expect(writer.counts.dropped).toBe(0);
    expect(spools.errors[0]?.message).toMatch(/could not begin a new file|could not be written/);
    rmdirSync(next);
    up();
    await writer.flush();
    expect(stored.map(({ action }) => action)).toEqual(names(30));
    expect(spool.live).toBe(0);
  });
});
