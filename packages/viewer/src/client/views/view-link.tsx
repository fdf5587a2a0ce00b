import type { ReactElement } from 'react';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { Outside } from '../text/outside.js';
import type { SavedView } from './saved-views.js';

interface ViewLinkProps {
  readonly view: SavedView;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

export function ViewLink({ view, isCurrent, onOpen }: ViewLinkProps): ReactElement {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside takes the keys, and its click comes here
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the link
    <span className="view-link" onClick={onOpen}>
      <Link to={pathTo.records(view.search)} current={isCurrent}>
        <Outside value={view.name} />
      </Link>
    </span>
  );
}
