import type { ReactElement } from 'react';
import type { ShownSession } from '../../api/answers.js';
import { goneRecording } from '../../api/gone-recording.js';
import { useSessions } from '../api/queries.js';
import { FateTag } from '../fate/fate-tag.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { ABOUT } from '../strings/about.js';
import { TEXT } from '../strings.js';
import { duration } from '../text/times.js';
import { MomentTime } from '../ui/moment-time.js';

const FIRST = 5;

/** The newest recorded sessions of an actor. */
export function ActorSessions({ id }: { readonly id: string }): ReactElement {
  const search = `?${new URLSearchParams({ actor: id })}`;
  const { data, error, refetch } = useSessions(search);
  const sessions = data?.pages[0]?.sessions;
  return (
    <section className="facet actor-sessions">
      <h2>{ABOUT.sessions}</h2>
      {sessions === undefined && error !== null && (
        <p role="alert">
          {TEXT.failed}{' '}
          <button type="button" className="button quiet" onClick={() => void refetch()}>
            {TEXT.retry}
          </button>
        </p>
      )}
      {sessions?.length === 0 && <p className="facets-note">{ABOUT.noSessions}</p>}
      <ul>
        {sessions?.slice(0, FIRST).map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

function SessionLine({ session }: { readonly session: ShownSession }): ReactElement {
  const gone = goneRecording(session);
  return (
    <li>
      <Link to={pathTo.session(session.id)} className="facet-value">
        <span className="facet-name">
          <MomentTime ms={session.createdAt} />
        </span>
        <span className="number">
          {gone === null ? (
            duration(Math.max(0, session.lastSeenAt - session.createdAt))
          ) : (
            <FateTag fate={gone.why} />
          )}
        </span>
      </Link>
    </li>
  );
}
