/** Where in the viewer somebody is. */
export type Route =
  | { readonly page: 'records' }
  | { readonly page: 'record'; readonly id: string }
  | { readonly page: 'sessions' }
  | { readonly page: 'session'; readonly id: string }
  | { readonly page: 'changes' }
  | { readonly page: 'actor'; readonly id: string }
  | { readonly page: 'target'; readonly type: string; readonly id: string }
  | { readonly page: 'findings' }
  | { readonly page: 'shares' }
  | { readonly page: 'share-gone' }
  | { readonly page: 'missing' };

/** Reads a location's path below the mount. */
export function routeAt(pathname: string, basePath: string): Route {
  const below = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
  const [section, id, ...rest] = below.split('/').filter((part) => part !== '');
  if (section === undefined) return { page: 'records' };
  if (section === 'targets') return target(id, rest);
  if (rest.length > 0) return { page: 'missing' };
  if (section === 'actors') return actor(id);
  if (section === 'records') return id === undefined ? { page: 'records' } : record(id);
  if (section === 'sessions') return id === undefined ? { page: 'sessions' } : session(id);
  if (section === 'findings' && id === undefined) return { page: 'findings' };
  if (section === 'shares' && id === undefined) return { page: 'shares' };
  // The server leads on from a link in force: whoever sees this page has none.
  if (section === 's' && id !== undefined) return { page: 'share-gone' };
  if (section === 'changes' && id === undefined) return { page: 'changes' };
  return { page: 'missing' };
}

/** Paths below the mount; the router puts the mount in front. */
export const pathTo: {
  readonly records: (search?: string) => string;
  readonly record: (id: string) => string;
  readonly sessions: (search?: string) => string;
  readonly session: (id: string, at?: { readonly t?: number; readonly tab?: string }) => string;
  readonly findings: (search?: string) => string;
  readonly shares: () => string;
  readonly actor: (id: string, search?: string) => string;
  readonly target: (target: { readonly type: string; readonly id: string }, search?: string) => string;
  readonly changes: (row: { readonly model: string; readonly targetId: string }) => string;
} = {
  records: (search = '') => `/${search}`,
  record: (id) => `/records/${encodeURIComponent(id)}`,
  sessions: (search = '') => `/sessions${search}`,
  session: (id, at = {}) => {
    const search = new URLSearchParams();
    if (at.t !== undefined) search.set('t', String(Math.round(at.t)));
    if (at.tab !== undefined) search.set('tab', at.tab);
    return `/sessions/${encodeURIComponent(id)}${search.size > 0 ? `?${search}` : ''}`;
  },
  shares: () => '/shares',
  findings: (search = '') => `/findings${search}`,
  actor: (id, search = '') =>
    isSegment(id) ? `/actors/${encodeURIComponent(id)}${search}` : `/?${new URLSearchParams({ actor: id })}`,
  target: ({ type, id }, search = '') =>
    isSegment(type) && isSegment(id)
      ? `/targets/${encodeURIComponent(type)}/${encodeURIComponent(id)}${search}`
      : `/?${new URLSearchParams({ target: `${type}/${id}` })}`,
  changes: ({ model, targetId }) => `/changes?${new URLSearchParams({ model, targetId })}`,
};

function record(id: string): Route {
  const decoded = decode(id);
  return decoded === null ? { page: 'missing' } : { page: 'record', id: decoded };
}

function session(id: string): Route {
  const decoded = decode(id);
  return decoded === null ? { page: 'missing' } : { page: 'session', id: decoded };
}

function actor(id: string | undefined): Route {
  const decoded = id === undefined ? null : decode(id);
  return decoded === null ? { page: 'missing' } : { page: 'actor', id: decoded };
}

function target(rawType: string | undefined, [rawId, ...rest]: readonly string[]): Route {
  const [type, id] = [decode(rawType ?? '%'), decode(rawId ?? '%')];
  return type === null || id === null || rest.length > 0 ? { page: 'missing' } : { page: 'target', type, id };
}

/** A browser takes dots out of a path, however they are encoded. */
function isSegment(id: string): boolean {
  return !['', '.', '..'].includes(id);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
