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
    ['/admin/audit/findings', { page: 'findings' }],
    ['/admin/audit/shares', { page: 'shares' }],
    ['/admin/audit/shares/1', { page: 'missing' }],
    ['/admin/audit/s/AbC-_9', { page: 'share-gone' }],
    ['/admin/audit/s', { page: 'missing' }],
    ['/admin/audit/findings/1', { page: 'missing' }],
    ['/admin/audit/changes/Order', { page: 'missing' }],
    ['/admin/audit/records/a/b', { page: 'missing' }],
    ['/admin/audit/actors/auth0%7C7%2Fa', { page: 'actor', id: 'auth0|7/a' }],
    ['/admin/audit/actors', { page: 'missing' }],
    ['/admin/audit/actors/a/b', { page: 'missing' }],
    ['/admin/audit/targets/order/42', { page: 'target', type: 'order', id: '42' }],
    ['/admin/audit/targets/order', { page: 'missing' }],
    ['/admin/audit/targets/order/42/x', { page: 'missing' }],
    ['/admin/audit/targets/order/%E0%A4%A', { page: 'missing' }],
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

  it('leads to an actor or a target whatever they are called', () => {
    for (const id of ['ada', 'a/b c', '100%', '?#', '陳', '...']) {
      expect(routeAt(pathTo.actor(id), '')).toEqual({ page: 'actor', id });
      expect(routeAt(pathTo.target({ type: id, id }), '')).toEqual({ page: 'target', type: id, id });
    }
    expect(pathTo.actor('..')).toBe('/?actor=..');
    expect(pathTo.target({ type: 'order', id: '.' }, '?q=a')).toBe('/?target=order%2F.');
  });
});
