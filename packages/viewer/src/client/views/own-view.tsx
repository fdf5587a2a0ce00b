import { type FormEvent, type ReactElement, useState } from 'react';
import { VIEWS } from '../strings/views.js';
import { visible } from '../text/visible.js';
import { cleanName, type SavedView } from './saved-views.js';
import { ViewLink } from './view-link.js';

interface OwnViewProps {
  readonly view: SavedView;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
  readonly onRename: (name: string) => boolean;
  readonly onRemove: () => void;
}

/** A view of one's own, with what can be done to it. */
export function OwnView({ view, onRename, onRemove, ...link }: OwnViewProps): ReactElement {
  const [isRenaming, setRenaming] = useState(false);
  const name = visible(view.name);
  if (isRenaming) return <RenameView view={view} onRename={onRename} onDone={() => setRenaming(false)} />;
  return (
    <li>
      <ViewLink view={view} {...link} />
      <button
        type="button"
        className="button quiet"
        aria-label={`${VIEWS.rename} ${name}`}
        onClick={() => setRenaming(true)}
      >
        {VIEWS.rename}
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={`${VIEWS.remove} ${name}`}
        onClick={onRemove}
      >
        {VIEWS.remove}
      </button>
    </li>
  );
}

interface RenameViewProps {
  readonly view: SavedView;
  readonly onRename: (name: string) => boolean;
  readonly onDone: () => void;
}

function RenameView({ view, onRename, onDone }: RenameViewProps): ReactElement {
  const [name, setName] = useState(view.name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (cleanName(name) === '' || name === view.name || onRename(name)) onDone();
  };
  return (
    <li>
      <form className="save-view" onSubmit={submit}>
        <input
          className="field"
          // biome-ignore lint/a11y/noAutofocus: the button that was pressed is where it stands
          autoFocus
          aria-label={VIEWS.name}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="button">
          {VIEWS.done}
        </button>
      </form>
    </li>
  );
}
