import { expect, it } from 'vitest';
import { migrationName } from './migration-name.js';

const NOW = new Date('2026-03-04T05:06:07.890Z');

it.each([
  ['no migration', undefined, '20260304050607_x'],
  ['an older one', '20260101000000_zzz', '20260304050607_x'],
  ['one of the same second that sorts before', '20260304050607_a', '20260304050607_x'],
  ['one of the same second that sorts after', '20260304050607_z', '20260304050608_x'],
  ['one of a clock that is ahead', '20270101000000_a', '20270101000001_x'],
  ['one without a time', 'baseline', '20260304050607_x'],
])('comes after %s', (_what, latest, expected) => {
  expect(migrationName('x', latest, NOW)).toBe(expected);
});
