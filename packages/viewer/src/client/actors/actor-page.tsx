import type { ReactElement } from 'react';
import { useRecords } from '../api/queries.js';
import { RecordExplorer } from '../records/record-explorer.js';
import { SeenLine } from '../records/seen-line.js';
import { useListFilters } from '../records/use-list-filters.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { ABOUT } from '../strings/about.js';
import { ACTOR_TYPES } from '../strings.js';
import { Outside } from '../text/outside.js';
import { useTitle } from '../ui/use-title.js';
import { ActorSessions } from './actor-sessions.js';

const WORDS = {
  last: ABOUT.lastSeen,
  first: ABOUT.firstSeen,
  before: ABOUT.seenBefore,
  none: ABOUT.noActor,
};

/** All that one actor did. */
export function ActorPage({ id }: { readonly id: string }): ReactElement {
  useTitle(id);
  const fixed = { actor: id };
  const { filters, change } = useListFilters((search) => pathTo.actor(id, search), fixed);
  return (
    <main className="explorer-page about-page" id="content">
      <ActorHead id={id} />
      <RecordExplorer
        filters={filters}
        fixed={fixed}
        onChange={change}
        place={`actor ${id}`}
        beside={<ActorSessions id={id} />}
      />
    </main>
  );
}

function ActorHead({ id }: { readonly id: string }): ReactElement {
  const filter = new URLSearchParams({ actor: id }).toString();
  const { data: records } = useRecords(filter);
  const newest = records?.pages[0]?.records[0];
  const name = records?.pages[0]?.records.find(({ actorName }) => actorName !== null)?.actorName ?? null;
  return (
    <header className="page-head">
      <h1>
        <Outside value={name ?? id} />
      </h1>
      <p className="facts-line">
        {newest !== undefined && <span>{ACTOR_TYPES[newest.actorType]}</span>}
        {name !== null && (
          <span className="mono">
            <Outside value={id} />
          </span>
        )}
        <SeenLine filter={filter} words={WORDS} />
        <Link to={pathTo.sessions(`?${filter}`)}>{ABOUT.allSessions}</Link>
      </p>
    </header>
  );
}
