import { useMedia } from './use-media.js';

/** Whether the page is as narrow as a phone; the same width as in the stylesheet. */
export function useIsNarrow(): boolean {
  return useMedia('(max-width: 760px)');
}
