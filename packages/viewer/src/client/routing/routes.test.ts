import { describe, expect, it } from 'vitest';
import { pathTo, routeAt } from './routes.js';

describe('routes', () => {
  it.each([
    ['/admin/audit', { page: 'records' }],
    ['/admin/audit/', { page: 'records' }],
    ['/admin/audit/records', { page: 'records' }],
    ['/admin/audit/records/0198-a', { page: 'record', id: '0198-a' }],
    ['/admin/audit/sessions', { page: 'sessions' }],
    ['/admin/audit/sessions/s%2F1', { page: 'session', id: 's/1' }],
    ['/admin/audit/sessions/%E0%A4%A', { page: 'missing' }],
    ['/admin/audit/changes', { page: 'changes' }],
    ['/admin/audit/changes/Order', { page: 'missing' }],
    ['/admin/audit/records/a/b', { page: 'missing' }],
    ['/admin/audit/elsewhere', { page: 'missing' }],
  ])('%s', (path, route) => {
    expect(routeAt(path, '/admin/audit')).toEqual(route);
  });

  it('works at the root', () => {
    expect(routeAt('/records/1', '')).toEqual({ page: 'record', id: '1' });
  });

  it('makes a deep link that its own reader understands', () => {
    expect(pathTo.session('s/1', { t: 1_700_000_000_000.4, tab: 'a b' })).toBe(
      '/sessions/s%2F1?t=1700000000000&tab=a+b',
    );
    expect(routeAt(pathTo.record('a/b'), '')).toEqual({ page: 'record', id: 'a/b' });
    expect(pathTo.changes({ model: 'Order', targetId: '["a&b",1]' })).toBe(
      '/changes?model=Order&targetId=%5B%22a%26b%22%2C1%5D',
    );
  });
});
