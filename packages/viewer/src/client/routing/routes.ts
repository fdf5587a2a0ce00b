/** Where in the viewer somebody is. */
export type Route =
  | { readonly page: 'records' }
  | { readonly page: 'record'; readonly id: string }
  | { readonly page: 'sessions' }
  | { readonly page: 'session'; readonly id: string }
  | { readonly page: 'changes' }
  | { readonly page: 'missing' };

/** Reads a location's path below the mount. */
export function routeAt(pathname: string, basePath: string): Route {
  const below = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
  const [section, id, ...rest] = below.split('/').filter((part) => part !== '');
  if (section === undefined) return { page: 'records' };
  if (rest.length > 0) return { page: 'missing' };
  if (section === 'records') return id === undefined ? { page: 'records' } : record(id);
  if (section === 'sessions') return id === undefined ? { page: 'sessions' } : session(id);
  if (section === 'changes' && id === undefined) return { page: 'changes' };
  return { page: 'missing' };
}

/** Paths below the mount; the router puts the mount in front. */
export const pathTo: {
  readonly records: (search?: string) => string;
  readonly record: (id: string) => string;
  readonly sessions: (search?: string) => string;
  readonly session: (id: string, at?: { readonly t?: number; readonly tab?: string }) => string;
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

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
