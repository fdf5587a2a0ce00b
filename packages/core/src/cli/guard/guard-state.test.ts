import { describe, expect, it } from 'vitest';
import { guardState } from './guard-state.js';

const GUARD = '-- auditreel guard 1\n\nCREATE TRIGGER g;\n';
const made = (name: string, sql: string) => ({ name, sql });

describe('guardState', () => {
  it.each([
    ['no migrations', [], 'absent'],
    ['migrations of the host only', [made('1', 'CREATE TABLE "x" ();')], 'absent'],
    ['the guard', [made('1', GUARD)], 'current'],
    ['the guard, checked out with CRLF', [made('1', GUARD.replaceAll('\n', '\r\n'))], 'current'],
    ['the guard among statements of the host', [made('1', `SELECT 1;\n${GUARD}SELECT 2;`)], 'current'],
    ['another guard', [made('1', GUARD.replace('TRIGGER g', 'TRIGGER h'))], 'outdated'],
    ['an older guard after this one', [made('1', GUARD), made('2', '-- auditreel guard 0\n')], 'outdated'],
    ['the guard, taken away', [made('1', GUARD), made('2', '-- auditreel guard removed\n')], 'absent'],
    [
      'the guard, taken away and put up again',
      [made('1', '-- auditreel guard removed\n'), made('2', GUARD)],
      'current',
    ],
    ['the table made anew', [made('1', GUARD), made('2', '-- RedefineTables\nDROP TABLE "trail";')], 'lost'],
    ['the other table made anew', [made('1', GUARD), made('2', 'DROP TABLE "other";')], 'lost'],
    ['the guard on the table made anew', [made('1', 'DROP TABLE "trail";'), made('2', GUARD)], 'current'],
    [
      'another table dropped',
      [made('1', GUARD), made('2', 'DROP TABLE "trails"; -- DROP TABLE "trail"')],
      'current',
    ],
  ] as const)('%s', (_what, migrations, expected) => {
    expect(guardState(migrations, GUARD, ['"trail"', '"other"']).is).toBe(expected);
  });
});
