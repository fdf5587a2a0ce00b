import { expect, it } from 'vitest';
import { formatContext, formatNavigation, parseContext, parseNavigation } from './context.js';
import { routeOf } from './route-of.js';

it('reads back what it wrote', () => {
  const context = { sessionToken: 'a.b.c', tabId: 't1', requestId: 'r-1_2', t: 1_800_000_000_000 };
  expect(parseContext(formatContext(context))).toEqual(context);
  const navigation = { tabId: 't1', requestId: 'r-1', t: 5 };
  expect(parseNavigation(formatNavigation(navigation))).toEqual(navigation);
});

it.each([
  null,
  undefined,
  '',
  'v2;;a;r;1',
  'v1;;a;r',
  'v1;;a;r;1;x',
  'v1;;a b;r;1',
  'v1;;a;r#1;1',
  'v1;<x>;a;r;1',
  'v1;;a;r;-1',
  `v1;${'x'.repeat(3000)};a;r;1`,
])('takes %s for no context', (value) => {
  expect(parseContext(value)).toBeNull();
});

it.each(['', 'a.b', 'a.b.c.d', 'a.b.x', 'a..1', '../x.b.1', null])('takes %s for no navigation', (value) => {
  expect(parseNavigation(value)).toBeNull();
});

it.each([
  ['/orders/42/refund', '/orders/:x/refund'],
  ['/reset/eyJhbGciOi', '/reset/:x'],
  ['/reset/9f8a7c?token=abc', '/reset/:x'],
  ['/a//b/', '/a/b'],
  ['/', '/'],
  ['', '/'],
  ['/Users/Ann', '/Users/Ann'],
  ['/abcdefghijklmnopqrstuvwxyz', '/:x'],
  ['/%00/\ud800', '/:x/:x'],
  ['/MixedCaseToken', '/:x'],
  [`/${'a/'.repeat(30)}`, `/${'a/'.repeat(16)}…`],
])('reduces %s to %s', (path, expected) => {
  expect(routeOf(path)).toBe(expected);
});
