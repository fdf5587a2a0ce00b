import { describe, expect, it } from 'vitest';
import type { LoadedSegment } from '../chunks/segment-reader.js';
import type { Segment } from '../visit/segments.js';
import type { Stage } from './stage.js';
import { VisitPlayer } from './visit-player.js';

const first = segment('first', 'a', 1000, 5000, { endsBy: 'gap', page: 'p1' });
const second = segment('second', 'a', 9000, 12_000, { page: 'p1' });
const other = segment('other', 'b', 2000, 4000, { page: 'p2' });

describe('VisitPlayer', () => {
  it('stands still at the wanted moment, loading only the segment that holds it', async () => {
    const { player, loads, stages } = setUp([first, other, second]);
    player.seek(9500);
    expect(player.state().picture.kind).toBe('loading');
    await settled();
    expect(player.state()).toMatchObject({ picture: { kind: 'shown' }, playing: false });
    expect(loads).toEqual(['second']);
    expect(stages[0]?.log).toEqual(['show 9500']);
    expect(player.time()).toBe(9500);
  });

  it('shows the wanted tab while it is open, else the one that was opened last', async () => {
    const { player } = setUp([first, other, second]);
    player.seek(3000, { tab: 'a' });
    await settled();
    expect(player.state().segment?.id).toBe('first');
    player.showTab(null);
    await settled();
    expect(player.state().segment?.id).toBe('other');
  });

  it('stops at a gap, tells how long it is, and goes on at the next snapshot', async () => {
    const { player, stages, frames, waits } = setUp([first, second]);
    player.seek(4500);
    await settled();
    player.play();
    stages[0]?.moveTo(5200);
    frames.run();
    expect(player.time()).toBe(5000);
    expect(player.state().notice).toEqual({ kind: 'gap', ms: 4000 });
    frames.run();
    expect(player.time()).toBe(5000);
    waits.end();
    await settled();
    expect(player.state()).toMatchObject({ playing: true, segment: { id: 'second' } });
    expect(stages[1]?.log).toEqual(['play 9000']);
  });

  it('stays where it was paused, even at a gap', async () => {
    const { player, stages, frames, waits } = setUp([first, second]);
    player.seek(4500);
    await settled();
    player.play();
    stages[0]?.moveTo(5200);
    frames.run();
    player.pause();
    waits.end();
    await settled();
    expect(player.state()).toMatchObject({ playing: false, segment: { id: 'first' } });
  });

  it('says that a moment was not recorded, and from there plays on at the next recording', async () => {
    const { player } = setUp([first, second]);
    player.seek(7000);
    expect(player.state().picture).toEqual({ kind: 'unrecorded', next: 9000 });
    player.play();
    await settled();
    expect(player.state().segment?.id).toBe('second');
  });

  it('jumps over a stretch in which nobody does anything, unless told not to', async () => {
    const long = segment('long', 'a', 0, 100_000, {});
    const { player, stages, frames } = setUp([long], { activity: [1000, 60_000] });
    player.seek(1000);
    await settled();
    player.setSkipIdle(false);
    player.play();
    stages[0]?.moveTo(3000);
    frames.run();
    expect(player.time()).toBe(3000);
    player.setSkipIdle(true);
    frames.run();
    expect(player.time()).toBe(59_000);
    expect(player.state().notice).toEqual({ kind: 'idle', ms: 56_000 });
  });

  it('begins again when it is played at its end', async () => {
    const { player, stages, frames } = setUp([second]);
    player.seek(11_900);
    await settled();
    player.play();
    stages[0]?.moveTo(12_000);
    frames.run();
    expect(player.state().playing).toBe(false);
    player.play();
    await settled();
    expect(player.time()).toBe(9000);
    expect(player.state().playing).toBe(true);
  });

  it('shows what came last when two jumps overtake each other', async () => {
    const { player, stages } = setUp([first, second]);
    player.seek(2000);
    player.seek(9500);
    await settled();
    expect(stages.map(({ log }) => log)).toEqual([['show 9500']]);
  });

  it('tells why a segment did not load, and loads it at the next try', async () => {
    const { player, failNext } = setUp([first]);
    failNext();
    player.seek(2000);
    await settled();
    expect(player.state().picture).toEqual({ kind: 'failed', message: 'no such chunk' });
    player.seek(2000);
    await settled();
    expect(player.state().picture.kind).toBe('shown');
  });
});

describe('a session that still runs', () => {
  const early = segment('run', 'a', 0, 60_000, {});
  const grown = segment('run', 'a', 0, 70_000, {});

  it('is followed a few seconds behind its end', async () => {
    const { player, stages } = setUp([early]);
    player.followLive();
    await settled();
    expect(player.state()).toMatchObject({ live: true, playing: true });
    expect(stages[0]?.log).toEqual(['play 48000']);
  });

  it('waits at its end and goes on with what comes, on the same stage', async () => {
    const { player, stages, frames } = setUp([early]);
    player.followLive();
    await settled();
    stages[0]?.moveTo(60_000);
    frames.run();
    expect(player.state()).toMatchObject({ playing: true, notice: { kind: 'waiting' } });
    player.extend({ visit: { segments: [grown], tabs: [], gaps: [] }, moments: [] });
    await settled();
    expect(player.state()).toMatchObject({ playing: true, notice: null, segment: { toMs: 70_000 } });
    expect(stages).toHaveLength(1);
    expect(stages[0]?.log.slice(1)).toEqual(['add 0', 'play 60000']);
  });

  it('goes on with a page that was opened meanwhile', async () => {
    const { player, stages, frames } = setUp([early]);
    player.followLive();
    await settled();
    stages[0]?.moveTo(60_000);
    frames.run();
    const next = segment('next', 'a', 61_000, 65_000, {});
    player.extend({ visit: { segments: [early, next], tabs: [], gaps: [] }, moments: [] });
    await settled();
    expect(player.state()).toMatchObject({ live: true, playing: true, segment: { id: 'next' } });
  });

  it('jumps forward when it is left far behind', async () => {
    const { player } = setUp([early]);
    player.followLive();
    await settled();
    player.extend({
      visit: { segments: [segment('run', 'a', 0, 200_000, {})], tabs: [], gaps: [] },
      moments: [],
    });
    await settled();
    expect(player.time()).toBe(188_000);
  });

  it('stays where somebody scrubbed back to, while the visit grows', async () => {
    const { player } = setUp([early]);
    player.followLive();
    await settled();
    player.seek(20_000);
    player.extend({ visit: { segments: [grown], tabs: [], gaps: [] }, moments: [] });
    await settled();
    expect(player.state()).toMatchObject({ live: false, segment: { toMs: 70_000 } });
    expect(player.time()).toBe(20_000);
  });
});

interface FakeStage extends Stage {
  readonly log: string[];
  moveTo(t: number): void;
}

function fakeStage(): FakeStage {
  let now = 0;
  const log: string[] = [];
  return {
    log,
    moveTo: (t) => {
      now = t;
    },
    show: (t) => {
      now = t;
      log.push(`show ${t}`);
    },
    play: (t) => {
      now = t;
      log.push(`play ${t}`);
    },
    setSpeed: (speed) => void log.push(`speed ${speed}`),
    add: (events) => void log.push(`add ${events.length}`),
    time: () => now,
    ended: () => false,
    destroy: () => {},
  };
}

function setUp(segments: readonly Segment[], { activity = [0] }: { activity?: readonly number[] } = {}) {
  const loads: string[] = [];
  const stages: FakeStage[] = [];
  let failing = false;
  let frame: (() => void) | null = null;
  let endWait: (() => void) | null = null;
  const load = async (each: Segment): Promise<LoadedSegment> => {
    loads.push(each.id);
    if (failing) {
      failing = false;
      throw new Error('no such chunk');
    }
    return { segment: each, events: [], activity };
  };
  const player = new VisitPlayer({
    visit: { segments, tabs: [], gaps: [] },
    loader: { load, close: () => {} },
    stages: () => {
      const stage = fakeStage();
      stages.push(stage);
      return stage;
    },
    moments: [],
    nextFrame: (callback) => {
      frame = callback;
      return () => {
        frame = null;
      };
    },
    wait: () =>
      new Promise((resolve) => {
        endWait = resolve;
      }),
  });
  const failNext = (): void => {
    failing = true;
  };
  return {
    player,
    loads,
    stages,
    failNext,
    frames: { run: () => frame?.() },
    waits: { end: () => endWait?.() },
  };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function segment(id: string, tabId: string, fromMs: number, toMs: number, more: Partial<Segment>): Segment {
  return { id, tabId, fromMs, toMs, sessionId: 's', page: id, chunks: [], endsBy: 'end', ...more };
}
