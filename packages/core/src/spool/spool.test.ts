import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from './place.js';
import { listSegments, readSegment } from './segment.js';
import type { Spool } from './spool.js';
import { SPOOL_COLUMNS, type SpoolLine } from './spool-line.js';
import { lineOf, type SpoolsInTest, spoolsInTest } from './testing/spool-in-test.js';

let spools: SpoolsInTest;
beforeEach(() => {
  spools = spoolsInTest();
});
afterEach(() => spools.remove());

const DONE = { isOpen: false };
const OPEN = { isOpen: true };

async function linesOf(spool: Spool): Promise<readonly SpoolLine[]> {
  const segments = await listSegments(spool.directory);
  const read = await Promise.all(segments.map((segment) => readSegment(segment, SPOOL_COLUMNS)));
  return read.flatMap(({ lines }) => lines);
}

async function actionsTaken(spool: Spool): Promise<readonly string[] | null> {
  const taken = await spool.take();
  return taken?.records.map(({ record }) => record.action) ?? null;
}

function put(spool: Spool, action: string, how = DONE): Place {
  const place = spool.put(lineOf(action), how);
  if (place === null) throw new Error('nothing was put');
  return place;
}

describe('a spool', () => {
  it('has a line on disk when it was put, with every column as it was', async () => {
    const spool = spools.open();
    const line = lineOf('order.create', {
      metadata: { a: ['ü', 1, null] },
      time: 5,
      actorName: 'x'.repeat(191),
    });
    spool.put(line, DONE);
    expect(await linesOf(spool)).toEqual([{ ...line, replaces: null }]);
  });

  it('is readable by its user only', () => {
    const spool = spools.open();
    put(spool, 'a');
    expect(statSync(spool.directory).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(spool.directory)) {
      expect(statSync(join(spool.directory, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('holds nothing any more once all is stored', () => {
    const spool = spools.open();
    const places = ['a', 'b', 'c'].map((action) => put(spool, action));
    expect(spool.live).toBe(3);
    for (const place of places) spool.release(place);
    expect(spool.live).toBe(0);
    expect(spool.bytes).toBe(0);
    expect(spools.errors).toEqual([]);
  });

  it('removes files in their order, when all that is in them is stored', async () => {
    const spool = spools.open({ segmentBytes: 1000 });
    const places = Array.from({ length: 20 }, (_, i) => put(spool, `a${i}`));
    const files = (await listSegments(spool.directory)).length;
    expect(files).toBeGreaterThan(4);
    for (const place of places.slice(5)) spool.release(place);
    expect(await listSegments(spool.directory)).toHaveLength(files);
    for (const place of places.slice(0, 5)) spool.release(place);
    expect(await listSegments(spool.directory)).toHaveLength(1);
    expect(spools.errors).toEqual([]);
  });

  it('keeps few files for what stays open for long', async () => {
    const spool = spools.open({ segmentBytes: 1500 });
    const slow = put(spool, 'slow', OPEN);
    for (let i = 0; i < 40; i++) spool.release(put(spool, `quick ${i}`));
    expect((await listSegments(spool.directory)).length).toBeLessThan(5);
    expect(await linesOf(spool)).toContainEqual(
      expect.objectContaining({ record: expect.objectContaining({ id: slow.id, action: 'slow' }) }),
    );
    spool.release(slow);
    expect(spool.bytes).toBe(0);
    expect(spools.errors).toEqual([]);
  });

  it('takes no more than it may hold, and says so', () => {
    const spool = spools.open({ maxBytes: 3000 });
    const places = Array.from({ length: 20 }, (_, i) => spool.put(lineOf(`a${i}`), DONE));
    expect(places.filter((place) => place !== null).length).toBeLessThan(10);
    expect(places.at(-1)).toBeNull();
    expect(spools.errors[0]).toMatchObject({ code: 'ERR_AUDIT_SPOOL' });
    expect(spools.errors[0]?.message).toMatch(/maxBytes is 3000/);
    for (const place of places) if (place !== null) spool.release(place);
    expect(spool.put(lineOf('again'), DONE)).not.toBeNull();
  });

  it('closes without a trace when nothing is left, and leaves the rest for the next process at once', () => {
    const empty = spools.open();
    spoolAndRelease(empty);
    empty.close();
    expect(readdirSync(spools.root)).toEqual([]);
    const full = spools.open();
    put(full, 'a');
    full.close();
    expect(existsSync(join(full.directory, 'closed'))).toBe(true);
  });

  function spoolAndRelease(spool: Spool): void {
    spool.release(put(spool, 'a'));
  }
});

describe('a spool that memory fell behind of', () => {
  it('gives back what was left in it, in order, and then is behind no more', async () => {
    const spool = spools.open({ segmentBytes: 1500 });
    put(spool, 'in memory');
    spool.fallBehind();
    const left = Array.from({ length: 12 }, (_, i) => put(spool, `left ${i}`));
    expect(left.every((place) => spool.isLeft(place))).toBe(true);
    const actions: string[] = [];
    while (spool.isBehind) actions.push(...((await actionsTaken(spool)) ?? []));
    expect(actions).toEqual(left.map((_, i) => `left ${i}`));
    expect(await spool.take()).toBeNull();
  });

  it('leaves out what is still open, and what is said again later', async () => {
    const spool = spools.open();
    spool.fallBehind();
    put(spool, 'open', OPEN);
    const changed = put(spool, 'changed', OPEN);
    spool.amend(changed, {
      ...lineOf('changed last'),
      record: { ...lineOf('changed last').record, id: changed.id },
    });
    spool.settle(changed);
    const folded = put(spool, 'folded', OPEN);
    spool.amend(folded, { is: 'fold', id: folded.id, into: 'x' });
    spool.release(folded);
    put(spool, 'plain');
    expect(await actionsTaken(spool)).toEqual(['changed last', 'plain']);
  });

  it('gives a record once that was said again in another file', async () => {
    const spool = spools.open({ segmentBytes: 1500 });
    spool.fallBehind();
    const late = put(spool, 'early', OPEN);
    for (let i = 0; i < 6; i++) put(spool, `between ${i}`);
    spool.amend(late, { ...lineOf('late'), record: { ...lineOf('late').record, id: late.id } });
    spool.settle(late);
    const actions: string[] = [];
    while (spool.isBehind) actions.push(...((await actionsTaken(spool)) ?? []));
    expect(actions).toEqual([...Array.from({ length: 6 }, (_, i) => `between ${i}`), 'late']);
  });
});

describe('a spool that was taken over while its process stood still', () => {
  it('begins anew at its place, and puts nothing where nobody would find it', async () => {
    const spool = spools.open();
    put(spool, 'before');
    const taken = `${spool.directory}~taken`;
    renameSync(spool.directory, taken);
    standStill(spool);
    put(spool, 'after');
    expect(await linesOf(spool)).toMatchObject([{ is: 'fold' }, { record: { action: 'after' } }]);
    expect(readFileSync(join(taken, '00000001.spool'), 'utf8')).not.toContain('after');
  });

  it('takes nothing while even that fails, says so, and goes on once it can', () => {
    const spool = spools.open();
    rmSync(spools.root, { recursive: true });
    writeFileSync(spools.root, 'no directory');
    standStill(spool);
    expect(spool.put(lineOf('meanwhile'), DONE)).toBeNull();
    expect(spools.errors[0]).toMatchObject({ code: 'ERR_AUDIT_SPOOL' });
    rmSync(spools.root);
    expect(spool.put(lineOf('after'), DONE)).not.toBeNull();
  });

  /** As if its heart had last beaten long ago. */
  function standStill(spool: Spool): void {
    const now = performance.now();
    const real = performance.now.bind(performance);
    performance.now = () => now + 20_000;
    try {
      // Whatever is put now looks first.
      spool.note({ is: 'fold', id: 'x', into: 'y' });
    } finally {
      performance.now = real;
    }
  }
});
