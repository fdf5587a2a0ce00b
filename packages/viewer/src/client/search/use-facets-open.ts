import { useState } from 'react';
import { useMedia } from '../ui/use-media.js';

/** Whether there is room for the facets beside the list; the same width as in the stylesheet. */
const WIDE = '(min-width: 1100px)';

/** Open where there is room, until somebody says otherwise. */
export function useFacetsOpen(): readonly [boolean, () => void] {
  const isWide = useMedia(WIDE);
  const [said, setSaid] = useState<boolean | null>(null);
  const isOpen = said ?? isWide;
  return [isOpen, () => setSaid(!isOpen)];
}
