import { type ReactElement, type ReactNode, useCallback } from 'react';
import { TEXT } from '../strings.js';
import { Failed, LoadingRows } from './states.js';
import { VirtualRows } from './virtual-rows.js';

/** What a list needs of its infinite query. */
export interface EndlessQuery {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  fetchNextPage(): Promise<unknown>;
  refetch(): Promise<unknown>;
}

interface EndlessListProps<T> {
  readonly query: EndlessQuery;
  /** What has been loaded; undefined before the first page. */
  readonly items: readonly T[] | undefined;
  readonly label: string;
  readonly keyOf: (item: T) => string;
  readonly row: (item: T) => ReactElement;
  readonly head: ReactElement;
  readonly place: string;
  /** Shown when there is nothing. */
  readonly empty: ReactNode;
  /** Stands at the end instead of loading what comes next; it offers to load it. */
  readonly foot?: ReactNode;
}

/** Rows that load as their end comes near: with a state for waiting, failing, nothing, and the end. */
export function EndlessList<T>(props: EndlessListProps<T>): ReactNode {
  const { query, items, empty, foot: ownFoot, ...rows } = props;
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = query;
  const mayLoad = hasNextPage && !isFetchingNextPage && !isFetchNextPageError && ownFoot === undefined;
  const onEnd = useCallback(() => {
    if (mayLoad) void fetchNextPage();
  }, [mayLoad, fetchNextPage]);
  if (query.isPending) return <LoadingRows />;
  if (items === undefined) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (items.length === 0) return empty;
  const foot = isFetchNextPageError ? (
    <Failed error={query.error} retry={() => void fetchNextPage()} />
  ) : (
    (ownFoot ?? <p className="list-foot">{hasNextPage ? TEXT.loadingMore : TEXT.endOfList}</p>)
  );
  return <VirtualRows {...rows} items={items} foot={foot} onEnd={onEnd} />;
}
