import { useSyncExternalStore } from 'react';

const QUERY = '(max-width: 760px)';

/** Whether the page is as narrow as a phone; the same width as in the stylesheet. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches);
}

function subscribe(changed: () => void): () => void {
  const list = matchMedia(QUERY);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}
