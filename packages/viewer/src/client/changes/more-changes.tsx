import type { ReactElement } from 'react';
import { TEXT } from '../strings.js';
import type { EndlessQuery } from '../ui/endless-list.js';
import { Failed } from '../ui/states.js';

interface MoreChangesProps {
  readonly query: EndlessQuery;
  readonly label: string;
}

/** Loads the next page of changes when asked to: they are of any height, and often enough at a glance. */
export function MoreChanges({ query, label }: MoreChangesProps): ReactElement | null {
  const more = (): void => void query.fetchNextPage();
  if (query.isFetchNextPageError) return <Failed error={query.error} retry={more} />;
  if (!query.hasNextPage) return null;
  return (
    <p className="more-changes">
      <button type="button" className="button" disabled={query.isFetchingNextPage} onClick={more}>
        {query.isFetchingNextPage ? TEXT.loading : label}
      </button>
    </p>
  );
}
