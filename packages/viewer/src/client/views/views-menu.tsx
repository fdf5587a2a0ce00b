import { Popover } from 'radix-ui';
import { type ReactElement, useState } from 'react';
import { type Filters, searchOf } from '../records/filters.js';
import { VIEWS } from '../strings/views.js';
import { BUILT_IN_VIEWS } from './built-in-views.js';
import { OwnView } from './own-view.js';
import { SaveView } from './save-view.js';
import { renamed, type SavedView, without, withView } from './saved-views.js';
import { useSavedViews } from './use-saved-views.js';
import { ViewLink } from './view-link.js';

/** Named addresses of the list: those that everybody has, and one's own. */
export function ViewsMenu({ filters }: { readonly filters: Filters }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const { views, problem, update } = useSavedViews();
  const search = searchOf(filters);
  const current = [...views, ...BUILT_IN_VIEWS].find((view) => view.search === search && search !== '');
  const close = (): void => setOpen(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="button views-button">{VIEWS.menu}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="panel views-panel" align="end" sideOffset={4} collisionPadding={8}>
          <h2>{VIEWS.own}</h2>
          {views.length === 0 && <p className="hint">{VIEWS.none}</p>}
          <ul>
            {views.map((view) => (
              <OwnView
                key={view.name}
                view={view}
                isCurrent={view === current}
                onOpen={close}
                onRename={(name) => update((now) => renamed(now, view.name, name))}
                onRemove={() => update((now) => without(now, view.name))}
              />
            ))}
          </ul>
          <SaveView onSave={(name) => update((now) => withView(now, { name, search }))} />
          {problem !== null && (
            <p className="views-problem" role="alert">
              {problem}
            </p>
          )}
          <h2>{VIEWS.builtIn}</h2>
          <BuiltIn current={current} onOpen={close} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface BuiltInProps {
  readonly current: SavedView | undefined;
  readonly onOpen: () => void;
}

function BuiltIn({ current, onOpen }: BuiltInProps): ReactElement {
  return (
    <ul>
      {BUILT_IN_VIEWS.map((view) => (
        <li key={view.name}>
          <ViewLink view={view} isCurrent={view === current} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}
