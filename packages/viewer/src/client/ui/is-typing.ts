const TYPED_INTO = 'input, textarea, select, [contenteditable]';
const OWN_KEYS = '[role="menu"], [role="dialog"], [role="listbox"]';

/** Whether a key is meant for what has the focus, not for the page. */
export function isTyping({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey) return true;
  return target instanceof Element && target.closest(`${TYPED_INTO}, ${OWN_KEYS}`) !== null;
}
