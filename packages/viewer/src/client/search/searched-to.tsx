import type { ReactElement, ReactNode } from 'react';
import { SEARCH } from '../strings/search.js';
import { MomentTime } from '../ui/moment-time.js';
import { Empty } from '../ui/states.js';

export interface SearchedToProps {
  /** How far back the server looked, ms. */
  readonly searchedTo: number;
  readonly hasText: boolean;
  readonly isSearching: boolean;
  readonly onFurther: () => void;
}

/** The end of a list that was not searched to its end. */
export function SearchedFoot(props: SearchedToProps): ReactElement {
  return (
    <div className="list-foot">
      <SearchedBack {...props} />
      <SlowTextHint {...props} />
    </div>
  );
}

/** The same where nothing was found so far. */
export function SearchedNothing(props: SearchedToProps): ReactNode {
  return (
    <Empty title={SEARCH.searchedNothing}>
      <SearchedBack {...props} />
      <SlowTextHint {...props} />
    </Empty>
  );
}

function SearchedBack({ searchedTo, isSearching, onFurther }: SearchedToProps): ReactElement {
  return (
    <p className="searched-back">
      <span role="status">
        {SEARCH.searchedBack} <MomentTime ms={searchedTo} />
      </span>
      <button
        type="button"
        className="button"
        aria-disabled={isSearching}
        onClick={() => {
          if (!isSearching) onFurther();
        }}
      >
        {isSearching ? SEARCH.searching : SEARCH.further}
      </button>
    </p>
  );
}

function SlowTextHint({ hasText }: SearchedToProps): ReactElement | null {
  if (!hasText) return null;
  return (
    <p className="hint">
      {SEARCH.slowText} <code>{SEARCH.slowTextCommand}</code>
    </p>
  );
}
