import { Dialog } from 'radix-ui';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useRouter } from '../routing/router.js';
import type { Route } from '../routing/routes.js';
import { EVERYWHERE, KEYS_TEXT, type KeyGroup, LIST_KEYS, PLAYER_KEYS } from '../strings/keys.js';
import { isTyping } from './is-typing.js';

/** All keys of the page one is on: opened and closed by `?`. */
export function KeySheet(): ReactElement {
  const { route } = useRouter();
  const [isOpen, setOpen] = useState(false);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '?') return;
      const isOnSheet = event.target instanceof Element && event.target.closest('.key-sheet') !== null;
      if (!isOnSheet && isTyping(event)) return;
      if (!isOnSheet) before.current = document.activeElement;
      setOpen((open) => !open);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  /** Opened by its key, the sheet leaves no focus on its button: the next Space is meant for the player. */
  const giveFocusBack = (event: Event): void => {
    if (!(before.current instanceof HTMLElement)) return;
    event.preventDefault();
    before.current.focus();
    before.current = null;
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className="keys-button" aria-label={KEYS_TEXT.open} title={`${KEYS_TEXT.open} (?)`}>
        ?
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="sheet-veil" />
        <Dialog.Content className="key-sheet" onCloseAutoFocus={giveFocusBack}>
          <Dialog.Title>{KEYS_TEXT.title}</Dialog.Title>
          <div className="key-groups">
            {groupsOf(route).map((group) => (
              <Group key={group.title} group={group} />
            ))}
          </div>
          <Dialog.Description className="hint">{KEYS_TEXT.ignored}</Dialog.Description>
          <Dialog.Close className="button">{KEYS_TEXT.close}</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function groupsOf({ page }: Route): readonly KeyGroup[] {
  if (page === 'records' || page === 'actor' || page === 'target') return [LIST_KEYS, EVERYWHERE];
  if (page === 'record' || page === 'session') return [PLAYER_KEYS, EVERYWHERE];
  return [EVERYWHERE];
}

function Group({ group: { title, keys } }: { readonly group: KeyGroup }): ReactElement {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(({ keys: each, does }) => (
          <div key={does}>
            <dt>
              {each.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
