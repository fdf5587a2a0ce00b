import { expect, it } from 'vitest';
import { traceIdOf } from './trace-id.js';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';

it.each([
  [`00-${ID}-00f067aa0ba902b7-01`, ID],
  [`01-${ID}-00f067aa0ba902b7-01-extra`, ID],
  [`ff-${ID}-00f067aa0ba902b7-01`, null],
  [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, null],
  [`00-${ID.toUpperCase()}-00f067aa0ba902b7-01`, null],
  ['nonsense', null],
  [undefined, null],
])('reads %s as %s', (header, expected) => {
  expect(traceIdOf(header)).toBe(expected);
});
