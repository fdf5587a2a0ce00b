import type { AuditSession } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import type { SessionAnswer } from '../../api/answers.js';
import { FateTag } from '../fate/fate-tag.js';
import { GoneNotice } from '../fate/gone-notice.js';
import { HeldNotice } from '../fate/held-notice.js';
import { END_REASONS } from '../strings.js';
import { Outside } from '../text/outside.js';
import { duration } from '../text/times.js';
import { MomentTime } from '../ui/moment-time.js';
import type { VisitView } from '../visit/visit-view.js';

interface SessionFactsProps {
  readonly answer: SessionAnswer;
  readonly view: VisitView;
}

/** One line on who it was and how long it took, and how its sessions follow each other. */
export function SessionFacts({ answer, view }: SessionFactsProps): ReactElement {
  const { session, chain, held } = answer;
  const people = [...new Set(chain.map(sessionActor))];
  return (
    <header className="page-head">
      <h1>
        {people.map((person, index) => (
          <span key={person}>
            {index > 0 && ', then '}
            <Outside value={person} />
          </span>
        ))}
      </h1>
      <p className="facts-line">
        <MomentTime ms={chain[0]?.createdAt ?? session.createdAt} long />
        {view.recordedMs > 0 && <span>{duration(view.recordedMs)} recorded</span>}
        {view.visit.tabs.length > 1 && <span>{view.visit.tabs.length} tabs</span>}
        {session.ip !== null && (
          <span>
            <Outside value={session.ip} />
          </span>
        )}
        {session.userAgent !== null && (
          <span className="user-agent">
            <Outside value={session.userAgent} />
          </span>
        )}
        {session.ip === null && session.erasedAt !== null && <FateTag fate="erased" />}
      </p>
      {chain.length > 1 && <Chain chain={chain} />}
      {held !== null && <HeldNotice held={held} />}
      {view.visit.segments.length > 0 && <GoneNotice answer={answer} />}
    </header>
  );
}

function Chain({ chain }: { readonly chain: readonly AuditSession[] }): ReactElement {
  return (
    <p className="facts-line chain">
      One visit of {chain.length} sessions:
      {chain.map((session) => (
        <span key={session.id}>
          <Outside value={sessionActor(session)} />
          {session.endReason !== null && ` until ${END_REASONS[session.endReason]}`}
        </span>
      ))}
    </p>
  );
}

/** Whose session it is; nobody's until somebody signs in. */
export function sessionActor({ actorName, actorId, actorType }: AuditSession): string {
  return actorName ?? actorId ?? (actorType === null ? 'Visitor' : actorType);
}
