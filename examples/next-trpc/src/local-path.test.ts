import { expect, it } from 'vitest';
import { localPath } from './local-path';

it.each([
  ['/members', '/members'],
  ['/admin/audit/records/1?t=2', '/admin/audit/records/1?t=2'],
  ['//elsewhere.test', '/'],
  ['/\\elsewhere.test', '/'],
  ['https://elsewhere.test', '/'],
  ['/\t/elsewhere.test', '/'],
  ['/\n/elsewhere.test', '/'],
  ['/..//elsewhere.test', '/'],
  ['', '/'],
  [undefined, '/'],
])('%s leads to %s', (next, path) => {
  expect(localPath(next)).toBe(path);
});
