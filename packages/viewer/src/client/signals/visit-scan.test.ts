import type { eventWithTime } from '@rrweb/types';
import { describe, expect, it } from 'vitest';
import { chunkOf } from '../visit/fixtures.js';
import type { Segment } from '../visit/segments.js';
import { VisitScan } from './visit-scan.js';

describe('VisitScan', () => {
  it('looks at one segment after the other until nothing is left', async () => {
    const { scan, asked } = setUp([segment('a'), segment('b')]);
    expect(scan.state()).toMatchObject({ left: 2, isLooking: true });
    await scan.run();
    expect(asked).toEqual(['a', 'b']);
    expect(scan.state()).toMatchObject({
      left: 0,
      isLooking: false,
      activity: [
        [1000, 1],
        [1000, 1],
      ],
    });
  });

  it('leaves out what the player has loaded already', async () => {
    const { scan, asked } = setUp([segment('a'), segment('b')]);
    scan.look({ segment: segment('a'), events: [], activity: [5500] });
    expect(scan.state()).toMatchObject({ left: 1, isLooking: true, activity: [[5000, 1]] });
    await scan.run();
    expect(asked).toEqual(['b']);
  });

  it.each([
    ['30 segments', Array.from({ length: 32 }, (_, n) => segment(`s${n}`)), 2],
    ['20 MB', Array.from({ length: 5 }, (_, n) => segment(`s${n}`, 8_000_000)), 3],
  ])('stops at %s and looks further only when it is asked to', async (_bound, segments, left) => {
    const { scan } = setUp(segments);
    await scan.run();
    expect(scan.state()).toMatchObject({ left, isLooking: false });
    scan.lookFurther();
    await settled(scan);
    expect(scan.state().left).toBeLessThan(left);
  });

  it('says why it could not look at something, and goes on with the rest', async () => {
    const { scan, broken } = setUp([segment('a'), segment('b')]);
    broken.add('a');
    await scan.run();
    expect(scan.state()).toMatchObject({ left: 1, isLooking: false, problem: 'no such chunk' });
    broken.clear();
    scan.lookFurther();
    await settled(scan);
    expect(scan.state()).toMatchObject({ left: 0, problem: null });
  });

  it('looks at what is added to a visit that goes on', async () => {
    const { scan, asked } = setUp([segment('a')]);
    await scan.run();
    scan.extend({ segments: [segment('a'), segment('b')], ends: new Map() });
    await settled(scan);
    expect(asked).toEqual(['a', 'b']);
  });

  it('asks for nothing any more once it is closed', async () => {
    const { scan, asked } = setUp([segment('a')]);
    scan.close();
    await scan.run();
    expect(asked).toEqual([]);
  });
});

function setUp(segments: readonly Segment[]) {
  const asked: string[] = [];
  const broken = new Set<string>();
  const read = async (each: Segment) => {
    asked.push(each.id);
    if (broken.has(each.id)) throw new Error('no such chunk');
    return { segment: each, events: [] as readonly eventWithTime[], activity: [1200] };
  };
  const scan = new VisitScan({ read, idle: async () => {} }, { segments, ends: new Map() });
  return { scan, asked, broken };
}

async function settled(scan: VisitScan): Promise<void> {
  await expect.poll(() => scan.state().isLooking).toBe(false);
}

function segment(id: string, byteLength = 100): Segment {
  const chunks = [chunkOf(0, [0, 900], { byteLength })];
  return { id, sessionId: 's1', tabId: 'tab1', page: 'p1', fromMs: 0, toMs: 900, chunks, endsBy: 'end' };
}
