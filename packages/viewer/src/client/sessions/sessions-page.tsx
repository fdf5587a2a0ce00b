import type { ReactElement } from 'react';
import type { ShownSession } from '../../api/answers.js';
import { useSessions } from '../api/queries.js';
import { FilterText } from '../records/filter-text.js';
import { useRouter } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { FIRST_RUN } from '../strings/first-run.js';
import { TEXT } from '../strings.js';
import { EndlessList } from '../ui/endless-list.js';
import { Empty } from '../ui/states.js';
import { useTitle } from '../ui/use-title.js';
import { SessionHead, SessionRow } from './session-row.js';

const sessionKey = (session: ShownSession): string => session.id;
const sessionRow = (session: ShownSession): ReactElement => <SessionRow session={session} />;

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
          <FilterText label="Actor" hint="id" value={actor} onChange={change} />
        </div>
      </search>
      <SessionList filter={filter} />
    </main>
  );
}

function SessionList({ filter }: { readonly filter: string }): ReactElement {
  const query = useSessions(filter);
  return (
    <EndlessList
      query={query}
      items={query.data?.pages.flatMap((page) => page.sessions)}
      label={TEXT.sessions}
      keyOf={sessionKey}
      row={sessionRow}
      head={<SessionHead />}
      place={`sessions${filter}`}
      empty={<NoSessions filtered={filter !== ''} />}
    />
  );
}

function NoSessions({ filtered }: { readonly filtered: boolean }): ReactElement {
  if (filtered) return <Empty title={TEXT.noMatchingSessions} hint={TEXT.noMatchingSessionsHint} />;
  return (
    <Empty title={TEXT.noSessions} hint={FIRST_RUN.noSessions}>
      <code>{FIRST_RUN.script}</code>
    </Empty>
  );
}
