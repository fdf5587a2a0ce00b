import {
  createContext,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { type Route, routeAt } from './routes.js';

export interface Router {
  readonly route: Route;
  readonly search: URLSearchParams;
  /** Goes to a path below the mount. */
  readonly go: (path: string, options?: { readonly replace?: boolean }) => void;
  /** The whole path, for `href`. */
  readonly href: (path: string) => string;
}

const RouterContext = createContext<Router | null>(null);

export function RouterProvider(props: {
  readonly basePath: string;
  readonly children: ReactNode;
}): ReactElement {
  const { basePath, children } = props;
  const here = useSyncExternalStore(subscribe, () => `${location.pathname}${location.search}`);
  const router = useMemo(() => routerAt(here, basePath), [here, basePath]);
  return <RouterContext value={router}>{children}</RouterContext>;
}

export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (router === null) throw new Error('useRouter needs a RouterProvider above it');
  return router;
}

interface LinkProps {
  readonly to: string;
  readonly className?: string;
  readonly title?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link within the viewer; with a modifier key the browser does what it always does. */
export function Link({ to, className, title, current = false, children }: LinkProps): ReactElement {
  const { go, href } = useRouter();
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={href(to)}
      onClick={follow}
      className={className}
      title={title}
      aria-current={current ? 'page' : undefined}
    >
      {children}
    </a>
  );
}

function routerAt(here: string, basePath: string): Router {
  const url = new URL(here, location.origin);
  const href = (path: string): string => `${basePath}${path}` || '/';
  return {
    route: routeAt(url.pathname, basePath),
    search: url.searchParams,
    href,
    go(path, options = {}) {
      if (options.replace === true) history.replaceState(null, '', href(path));
      else history.pushState(null, '', href(path));
      dispatchEvent(new PopStateEvent('popstate'));
    },
  };
}

function subscribe(changed: () => void): () => void {
  addEventListener('popstate', changed);
  return () => removeEventListener('popstate', changed);
}
