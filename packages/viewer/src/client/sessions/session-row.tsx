import type { ReactElement } from 'react';
import type { ShownSession } from '../../api/answers.js';
import { goneRecording } from '../../api/gone-recording.js';
import { FateTag } from '../fate/fate-tag.js';
import { RowFates } from '../fate/row-fates.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { sessionActor } from '../session/session-facts.js';
import { END_REASONS, GONE } from '../strings.js';
import { bytes } from '../text/bytes.js';
import { Outside } from '../text/outside.js';
import { dateTime, duration } from '../text/times.js';
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
export function SessionRow({ session }: { readonly session: ShownSession }): ReactElement {
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
        <RowFates held={session.held} isErased={false} />
      </span>
      <span className="took">{duration(Math.max(0, session.lastSeenAt - session.createdAt))}</span>
      <span className="ended">{session.endReason === null ? '' : END_REASONS[session.endReason]}</span>
      <span className="target">
        {session.ip !== null && <Outside value={session.ip} />}
        {session.ip === null && session.erasedAt !== null && <FateTag fate="erased" />}
      </span>
      <SessionSize session={session} />
    </div>
  );
}

function SessionSize({ session }: { readonly session: ShownSession }): ReactElement {
  const gone = goneRecording(session);
  if (gone === null) {
    return <span className="size">{session.chunks === 0 ? 'nothing arrived' : bytes(session.bytes)}</span>;
  }
  return (
    <span className="size gone">
      <FateTag fate={gone.why} title={`${GONE[gone.why].hint} ${dateTime(gone.at)}.`} />
    </span>
  );
}
