import type { ReactElement } from 'react';
import type { ShownRecord } from '../../api/answers.js';
import { RowFates } from '../fate/row-fates.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { ABOUT } from '../strings/about.js';
import { Outside } from '../text/outside.js';
import { duration } from '../text/times.js';
import { visible } from '../text/visible.js';
import { OutcomeBadge, TrustBadge, WitnessBadge } from '../ui/badges.js';
import { MomentTime } from '../ui/moment-time.js';
import { AboutLink } from './about-link.js';
import { actorName, actorPath, targetName, targetPath } from './record-names.js';

const COLUMNS = ['Time', 'Outcome', 'Action', 'Actor', 'Target', 'Recording', 'Took'];

export function RecordHead(): ReactElement {
  return (
    <div className="row head record-row" aria-hidden="true">
      {COLUMNS.map((column) => (
        <span key={column}>{column}</span>
      ))}
    </div>
  );
}

interface RecordRowProps {
  readonly record: ShownRecord;
  /** Came into the list just now, by itself. */
  readonly hasArrived?: boolean;
}

/** One line of the list; the whole line leads to the record. */
export function RecordRow({ record, hasArrived = false }: RecordRowProps): ReactElement {
  const target = targetName(record);
  return (
    <div className={hasArrived ? 'record-row arrived' : 'record-row'}>
      <span className="time">
        <MomentTime ms={record.time} />
      </span>
      <span>
        <OutcomeBadge outcome={record.outcome} plain />
      </span>
      <span className="action">
        <Link to={pathTo.record(record.id)} className="row-link" title={visible(record.action)}>
          <Outside value={record.action} />
        </Link>
        {record.count > 1 && <span className="count">×{record.count}</span>}
        {record.reason !== null && (
          <span className="reason">
            <Outside value={record.reason} />
          </span>
        )}
        <RowFates held={record.held} isErased={record.redacted !== null} />
      </span>
      <span className={`actor ${record.actorType}`}>
        <AboutLink to={actorPath(record)} title={ABOUT.showActor} text={actorName(record)} />
      </span>
      <span className="target">
        {target !== null && <AboutLink to={targetPath(record)} title={ABOUT.showTarget} text={target} />}
      </span>
      <span className="testimony">
        {record.sessionId === null && record.witness === null ? null : (
          <>
            <WitnessBadge record={record} plain />
            {record.sessionTrust !== 'none' && <TrustBadge record={record} plain />}
          </>
        )}
      </span>
      <span className="took">{record.durationMs !== null && duration(record.durationMs)}</span>
    </div>
  );
}
