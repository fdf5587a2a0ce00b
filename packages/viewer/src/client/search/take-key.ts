import type { KeyboardEvent } from 'react';
import type { SearchBoxState } from './use-search-box.js';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What a key does in the search box; all others are for typing. */
export function takeKey(event: KeyboardEvent<HTMLInputElement>, box: SearchBoxState): void {
  if (event.nativeEvent.isComposing) return;
  const { options } = box.completions;
  const step = STEPS[event.key];
  const chosen = box.isOpen ? options[box.active] : undefined;
  if (step !== undefined && !box.isOpen) box.open();
  else if (step !== undefined) box.setActive(stepped(box.active, step, options.length));
  else if (event.key === 'Enter' && chosen !== undefined) box.pick(chosen);
  else if (event.key === 'Enter') box.submit();
  else if (event.key === 'Escape' && box.isOpen) box.close();
  else if (event.key === 'Escape') box.reset();
  else return;
  event.preventDefault();
}

/** Round and round, by way of the text itself. */
function stepped(active: number, by: number, count: number): number {
  return ((active + 1 + by + count + 1) % (count + 1)) - 1;
}
