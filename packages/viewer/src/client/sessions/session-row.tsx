import type { AuditSession } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { sessionActor } from '../session/session-facts.js';
import { END_REASONS } from '../strings.js';
import { bytes } from '../text/bytes.js';
import { Outside } from '../text/outside.js';
import { duration } from '../text/times.js';
import { MomentTime } from '../ui/moment-time.js';

const COLUMNS = ['Started', 'Actor', 'Lasted', 'Ended', 'From', 'Recording'];

export function SessionHead(): ReactElement {
  return (
    <div className="row head session-row" aria-hidden="true">
      {COLUMNS.map((column) => (
        <span key={column}>{column}</span>
      ))}
    </div>
  );
}

/** One line of the list; the whole line leads to the session. */
export function SessionRow({ session }: { readonly session: AuditSession }): ReactElement {
  return (
    <div className="session-row">
      <span className="time">
        <MomentTime ms={session.createdAt} />
      </span>
      <span className="actor">
        <Link to={pathTo.session(session.id)} className="row-link">
          <Outside value={sessionActor(session)} />
        </Link>
        {session.previousId !== null && <span className="reason">goes on from another session</span>}
      </span>
      <span className="took">{duration(Math.max(0, session.lastSeenAt - session.createdAt))}</span>
      <span className="ended">{session.endReason === null ? '' : END_REASONS[session.endReason]}</span>
      <span className="target">{session.ip !== null && <Outside value={session.ip} />}</span>
      <span className="size">{session.chunks === 0 ? 'nothing arrived' : bytes(session.bytes)}</span>
    </div>
  );
}
