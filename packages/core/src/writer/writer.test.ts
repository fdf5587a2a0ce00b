import { describe, expect, it, vi } from 'vitest';
import { StorageRefusedError, StorageUnavailableError } from '../errors.js';
import type { AuditRecord } from '../record/audit-record.js';
import { sampleRecord } from '../testing/sample-record.js';
import { createWriter, type Writer, type WriterEntry, type WriterOptions } from './writer.js';

interface Bench {
  readonly writer: Writer;
  readonly stored: AuditRecord[];
  readonly batches: number[];
  readonly errors: string[];
}

function bench(
  refuse: (records: readonly AuditRecord[]) => Error | null,
  limits: WriterOptions['limits'] = {},
  complete: WriterOptions['complete'] = (record) => record,
): Bench {
  const stored: AuditRecord[] = [];
  const batches: number[] = [];
  const errors: string[] = [];
  const writer = createWriter({
    store: {
      insert: async (records) => {
        const error = refuse(records);
        if (error !== null) throw error;
        batches.push(records.length);
        stored.push(...records);
      },
    },
    onError: (error) => errors.push('code' in error ? String(error.code) : error.name),
    droppedRecord: (count) => entryOf({ action: 'audit.dropped', count }),
    complete,
    spool: () => null,
    onConcluded: () => {},
    now: () => 7,
    limits: { retryMs: 5, maxRetryMs: 10, ...limits },
  });
  return { writer, stored, batches, errors };
}

const entryOf = (changes: Partial<AuditRecord> = {}): WriterEntry => ({
  record: sampleRecord(changes),
  session: null,
  place: null,
});

const enqueue = (writer: Writer, count: number, changes: Partial<AuditRecord> = {}): void => {
  for (let i = 0; i < count; i++) writer.enqueue(entryOf(changes));
};

describe('writer', () => {
  it('stores in order, in batches', async () => {
    const { writer, stored, batches } = bench(() => null, { batch: 10 });
    for (let i = 0; i < 25; i++) enqueue(writer, 1, { writerSeq: i });
    await writer.flush();
    expect(batches).toEqual([10, 10, 5]);
    expect(stored.map((record) => record.writerSeq)).toEqual(Array.from({ length: 25 }, (_, i) => i));
    expect(writer.counts).toMatchObject({ queued: 0, written: 25, dropped: 0, writtenAt: 7, problem: null });
  });

  it('leaves what comes while a batch is written for the next one', async () => {
    let more = 3;
    const { writer, batches } = bench(() => {
      if (more-- > 0) enqueue(writer, 2);
      return null;
    });
    enqueue(writer, 5);
    await writer.flush();
    expect(batches).toEqual([5]);
    await writer.flush();
    expect(batches).toEqual([5, 2]);
  });

  it('keeps what an outage held up, and stores it once', async () => {
    let outages = 3;
    const { writer, stored, errors } = bench(() =>
      outages-- > 0 ? new StorageUnavailableError('down') : null,
    );
    enqueue(writer, 5);
    await writer.flush();
    expect(stored).toHaveLength(5);
    expect(errors).toEqual(Array(3).fill('ERR_AUDIT_STORAGE_UNAVAILABLE'));
  });

  it('halves a refused batch until the bad record is alone, and stores that one without its free values', async () => {
    const isBad = (record: AuditRecord): boolean => record.actorName === 'poison';
    const { writer, stored } = bench((records) =>
      records.some(isBad) ? new StorageRefusedError('no') : null,
    );
    enqueue(writer, 3);
    enqueue(writer, 1, { actorName: 'poison', metadata: { a: 1 }, action: 'bad.one' });
    enqueue(writer, 3);
    await writer.flush();
    expect(stored).toHaveLength(7);
    expect(stored.find((record) => record.action === 'bad.one')).toMatchObject({
      actorName: '[unstorable]',
      metadata: { unstorable: 'ERR_AUDIT_STORAGE_REFUSED' },
    });
  });

  it('counts a record that is refused even so, and records the count', async () => {
    const isBad = (record: AuditRecord): boolean => record.action === 'bad.one';
    const { writer, stored, errors } = bench((records) =>
      records.some(isBad) ? new StorageRefusedError('no') : null,
    );
    enqueue(writer, 2);
    enqueue(writer, 1, { action: 'bad.one' });
    await writer.flush();
    enqueue(writer, 1);
    await writer.flush();
    expect(errors).toContain('ERR_AUDIT_DROPPED');
    expect(writer.counts).toMatchObject({ dropped: 1 });
    expect(stored.map((record) => [record.action, record.count])).toContainEqual(['audit.dropped', 1]);
  });

  it('bounds its memory: what does not fit is dropped, and the count is recorded afterwards', async () => {
    let down = true;
    const { writer, stored } = bench(() => (down ? new StorageUnavailableError('down') : null), {
      queued: 10,
    });
    enqueue(writer, 15);
    expect(writer.counts).toMatchObject({ queued: 10, dropped: 5 });
    down = false;
    await writer.flush();
    expect(stored).toHaveLength(11);
    expect(stored[0]).toMatchObject({ action: 'audit.dropped', count: 5 });
  });

  it('closes within its deadline and says what is left', async () => {
    const { writer } = bench(() => new StorageUnavailableError('down'));
    enqueue(writer, 4);
    await writer.close(30);
    expect(writer.counts).toMatchObject({ queued: 4, written: 0 });
    enqueue(writer, 1);
    expect(writer.counts).toMatchObject({ dropped: 1 });
  });

  it('closes with what came while it was written', async () => {
    let more = 3;
    const { writer, stored } = bench(() => {
      if (more-- > 0) enqueue(writer, 1);
      return null;
    });
    enqueue(writer, 1);
    await writer.close(1000);
    expect(stored).toHaveLength(4);
    expect(writer.counts).toMatchObject({ queued: 0, dropped: 0 });
  });

  it('does not keep a full batch waiting that came while another was written', async () => {
    let more = 1;
    const { writer, batches } = bench(
      () => {
        if (more-- > 0) enqueue(writer, 10);
        return null;
      },
      { batch: 10, intervalMs: 60_000 },
    );
    enqueue(writer, 10);
    await vi.waitFor(() => expect(batches).toEqual([10, 10]));
  });

  it('never throws into the host, even when the store throws something odd', async () => {
    let odd = 2;
    const { writer, stored } = bench(() =>
      odd-- > 0 ? (Object.assign(new Error('x'), { name: 'Odd' }) as Error) : null,
    );
    enqueue(writer, 1);
    await writer.flush();
    expect(stored).toHaveLength(1);
  });

  it('gives up a flush at its deadline; what waits is still stored once the outage is over', async () => {
    let down = true;
    const { writer, stored } = bench(() => (down ? new StorageUnavailableError('down') : null));
    enqueue(writer, 2);
    await writer.flush(30);
    expect(writer.counts).toMatchObject({ queued: 2, written: 0 });
    down = false;
    await writer.flush();
    expect(stored).toHaveLength(2);
  });

  it('asks the storage no more once it is closed, so that the process can end', async () => {
    let asked = 0;
    const { writer } = bench(() => {
      asked++;
      return new StorageUnavailableError('down');
    });
    enqueue(writer, 1);
    await writer.close(20);
    const before = asked;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(asked).toBe(before);
  });

  it('a flush waits for what was queued before it, also while others are dropped', async () => {
    let outages = 2;
    const { writer, stored } = bench(() => (outages-- > 0 ? new StorageUnavailableError('down') : null), {
      queued: 4,
    });
    enqueue(writer, 4);
    const flushed = writer.flush();
    enqueue(writer, 10);
    await flushed;
    expect(stored.filter((record) => record.action !== 'audit.dropped')).toHaveLength(4);
  });

  it('the record of what was dropped comes without another one’s help', async () => {
    const { writer, stored } = bench(
      (records) =>
        records.some(({ action }) => action === 'bad.one') ? new StorageRefusedError('no') : null,
      { intervalMs: 5 },
    );
    enqueue(writer, 1, { action: 'bad.one' });
    await writer.flush();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(stored).toMatchObject([{ action: 'audit.dropped', count: 1 }]);
  });

  it('a drop that cannot be recorded either is not recorded for ever', async () => {
    const { writer, errors } = bench(() => new StorageRefusedError('no'), { intervalMs: 1 });
    enqueue(writer, 1);
    await writer.flush();
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(errors.filter((code) => code === 'ERR_AUDIT_DROPPED')).toHaveLength(2);
  });

  it('says when a record was stored without its free values', async () => {
    const { writer, errors } = bench((records) =>
      records.some(({ actorName }) => actorName === 'poison') ? new StorageRefusedError('no') : null,
    );
    enqueue(writer, 1, { actorName: 'poison' });
    await writer.flush();
    expect(errors).toEqual(['ERR_AUDIT_STORAGE_REFUSED']);
  });

  it('stores a record whose session the storage refuses, rather than none after it', async () => {
    const { writer, stored, errors } = bench(
      () => null,
      {},
      () => Promise.reject(new StorageRefusedError('no')),
    );
    writer.enqueue({ ...entryOf(), session: { verified: null, ends: null } });
    enqueue(writer, 1);
    await writer.flush(500);
    expect(stored).toHaveLength(2);
    expect(errors).toEqual(['ERR_AUDIT_STORAGE_REFUSED']);
  });

  it('keeps a batch of large records to about a megabyte', async () => {
    const { writer, batches } = bench(() => null);
    const metadata = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`k${i}`, 'x'.repeat(2000)]));
    enqueue(writer, 90, { metadata, searchText: 'x'.repeat(4096) });
    await writer.flush();
    expect(Math.max(...batches)).toBeLessThanOrEqual(40);
  });
});
