import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { GROWN_EVENT } from '../../api/visit-growth.js';
import { useApi } from '../api/api-context.js';
import { useIsVisible } from '../ui/use-is-visible.js';
import { oneAtATime } from './one-at-a-time.js';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;

/** Reads a running session again whenever its server says that there is more, while the browser's tab is in sight. */
export function useLiveVisit(id: string, isRunning: boolean): void {
  const api = useApi();
  const queries = useQueryClient();
  const isVisible = useIsVisible();
  useEffect(() => {
    if (!isRunning || !isVisible) return;
    return listen({
      urlSince: (seen) => api.sessionStream(id, new URLSearchParams(seen === '' ? {} : { seen })),
      // A visit that grows faster than it can be read would else be begun again and again, and never come.
      onGrown: oneAtATime(() => queries.invalidateQueries({ queryKey: ['session', id] })),
    });
  }, [api, queries, id, isRunning, isVisible]);
}

interface Listening {
  readonly urlSince: (seen: string) => string;
  readonly onGrown: () => void;
}

/** By ourselves: a browser gives up for good when a proxy answers with an error once. */
function listen({ urlSince, onGrown }: Listening): () => void {
  let source: EventSource;
  let seen = '';
  let tries = 0;
  let timer = 0;
  const connect = (): void => {
    source = new EventSource(urlSince(seen));
    source.addEventListener('open', () => {
      tries = 0;
    });
    source.addEventListener(GROWN_EVENT, ({ lastEventId }) => {
      seen = lastEventId;
      onGrown();
    });
    source.addEventListener('error', () => {
      source.close();
      timer = window.setTimeout(connect, Math.min(FIRST_RETRY_MS * 2 ** tries, LONGEST_RETRY_MS));
      tries += 1;
    });
  };
  connect();
  return () => {
    window.clearTimeout(timer);
    source.close();
  };
}
