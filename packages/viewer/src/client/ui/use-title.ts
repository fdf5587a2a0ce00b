import { useEffect } from 'react';
import { TEXT } from '../strings.js';
import { visible } from '../text/visible.js';

/** Names the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${visible(title)} · ${TEXT.product}`;
  }, [title]);
}
