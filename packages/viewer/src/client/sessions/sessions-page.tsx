import type { AuditSession } from '@auditreel/core/adapter';
import { type ReactElement, useCallback } from 'react';
import { useSessions } from '../api/queries.js';
import { FilterText } from '../records/filter-text.js';
import { useRouter } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { TEXT } from '../strings.js';
import { Empty, Failed, LoadingRows } from '../ui/states.js';
import { useTitle } from '../ui/use-title.js';
import { VirtualRows } from '../ui/virtual-rows.js';
import { SessionHead, SessionRow } from './session-row.js';

const sessionKey = (session: AuditSession): string => session.id;
const sessionRow = (session: AuditSession): ReactElement => <SessionRow session={session} />;

export function SessionsPage(): ReactElement {
  useTitle(TEXT.sessions);
  const { search, go } = useRouter();
  const actor = search.get('actor')?.trim() ?? '';
  const filter = actor === '' ? '' : `?${new URLSearchParams({ actor })}`;
  const change = (value: string): void => {
    const next = value.trim() === '' ? '' : `?${new URLSearchParams({ actor: value.trim() })}`;
    go(pathTo.sessions(next), { replace: true });
  };
  return (
    <main className="list-page" id="content">
      <h1 className="unseen">{TEXT.sessions}</h1>
      <search className="filters">
        <div className="filters-fields">
          <FilterText label="Actor" hint="Actor id" value={actor} onChange={change} />
        </div>
      </search>
      <SessionList filter={filter} />
    </main>
  );
}

function SessionList({ filter }: { readonly filter: string }): ReactElement {
  const query = useSessions(filter);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = query;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  if (query.isPending) return <LoadingRows />;
  if (query.data === undefined) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const sessions = query.data.pages.flatMap((page) => page.sessions);
  if (sessions.length === 0) return <Empty title={TEXT.noSessions} hint={TEXT.noSessionsHint} />;
  const foot = isFetchNextPageError ? (
    <Failed error={query.error} retry={() => void fetchNextPage()} />
  ) : (
    <p className="list-foot">{hasNextPage ? TEXT.loadingMore : TEXT.endOfList}</p>
  );
  return (
    <VirtualRows
      label={TEXT.sessions}
      items={sessions}
      keyOf={sessionKey}
      row={sessionRow}
      head={<SessionHead />}
      foot={foot}
      place={`sessions${filter}`}
      onEnd={onEnd}
    />
  );
}
