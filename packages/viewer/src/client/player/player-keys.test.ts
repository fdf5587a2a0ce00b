import { describe, expect, it } from 'vitest';
import type { Moment } from '../visit/moments.js';
import { timeScale } from '../visit/time-scale.js';
import { type Keyed, pressKey } from './player-keys.js';
import type { PlayerState } from './player-state.js';

const moments = [20_000, 50_000].map((t) => ({ t, tabId: 'tab1' }) as Moment);

describe('pressKey', () => {
  it.each([
    ['ArrowLeft', 'seek 35000'],
    ['ArrowRight', 'seek 45000'],
    ['shift ArrowLeft', 'seek 20000'],
    ['shift ArrowRight', 'seek 50000'],
    [',', 'seek 39900'],
    ['.', 'seek 40100'],
    ['0', 'seek 0'],
    ['3', 'seek 30000'],
    ['Home', 'seek 0'],
    ['End', 'seek 100000'],
    [' ', 'toggle'],
    ['k', 'toggle'],
    ['[', 'speed 0.5'],
    [']', 'speed 2'],
    ['s', 'skip false'],
    ['f', 'full'],
  ])('%s does %s', (pressed, done) => {
    const { log, keyed } = setUp(40_000);
    expect(press(pressed, keyed)).toBe(true);
    expect(log).toEqual([done]);
  });

  it.each(['a', '?', '/', 'Tab', 'constructor'])('%s is left to others', (key) => {
    const { log, keyed } = setUp(40_000);
    expect(press(key, keyed)).toBe(false);
    expect(log).toEqual([]);
  });

  it('stays within the visit, and at the last record when there is no next', () => {
    const { log, keyed } = setUp(98_000);
    press('ArrowRight', keyed);
    press('shift ArrowRight', keyed);
    expect(log).toEqual(['seek 100000']);
  });

  it('goes on from the record it stands at', () => {
    const { log, keyed } = setUp(50_000);
    press('shift ArrowLeft', keyed);
    expect(log).toEqual(['seek 20000']);
  });
});

function press(pressed: string, keyed: Keyed): boolean {
  const shiftKey = pressed.startsWith('shift ');
  return pressKey({ key: pressed.replace('shift ', ''), shiftKey }, keyed);
}

function setUp(time: number): { readonly log: string[]; readonly keyed: Keyed } {
  const log: string[] = [];
  const player: Keyed['player'] = {
    toggle: () => void log.push('toggle'),
    seek: (t) => void log.push(`seek ${t}`),
    time: () => time,
    state: () => ({ speed: 1, skipIdle: true }) as PlayerState,
    setSpeed: (speed) => void log.push(`speed ${speed}`),
    setSkipIdle: (skip) => void log.push(`skip ${skip}`),
  };
  const scale = timeScale([{ fromMs: 0, toMs: 100_000 }]);
  return { log, keyed: { player, scale, moments, toggleFull: () => void log.push('full') } };
}
