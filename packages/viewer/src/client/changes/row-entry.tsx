import type { AuditChange } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import type { ReplayMoment, RowChange } from '../../api/answers.js';
import { actorName } from '../records/record-names.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { ACTOR_TYPES, OUTCOMES, TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { MomentTime } from '../ui/moment-time.js';
import { ChangeDiff } from './change-diff.js';
import { OpBadge } from './op-badge.js';

/** One thing that happened to a row: when, by whom, in which request, and what it looked like. */
export function RowEntry({ entry: { change, record, replay } }: { readonly entry: RowChange }): ReactElement {
  const actor = record === null ? changeActor(change) : actorName(record);
  return (
    <li className={`row-entry ${change.op}`}>
      <p className="facts-line">
        <OpBadge op={change.op} />
        <MomentTime ms={change.recordedAt} long />
        {actor !== null && (
          <span className="actor">
            <Outside value={actor} />
          </span>
        )}
        <EntryRecord recordId={change.recordId} record={record} />
        {replay !== null && <Watch replay={replay} />}
      </p>
      <ChangeDiff change={change} />
    </li>
  );
}

function changeActor({ actorId, actorType }: AuditChange): string | null {
  return actorId ?? (actorType === null ? null : ACTOR_TYPES[actorType]);
}

interface EntryRecordProps {
  readonly recordId: string | null;
  readonly record: RowChange['record'];
}

function EntryRecord({ recordId, record }: EntryRecordProps): ReactElement {
  if (record !== null) {
    const { outcome } = record;
    return (
      <Link to={pathTo.record(record.id)} className="entry-record">
        <i className={`dot ${outcome}`} role="img" aria-label={OUTCOMES[outcome].word} />
        <Outside value={record.action} />
      </Link>
    );
  }
  if (recordId === null) return <span title={TEXT.noRequestHint}>{TEXT.noRequest}</span>;
  return (
    <Link to={pathTo.record(recordId)} className="entry-record" title={TEXT.lostHint}>
      <i className="dot unknown" role="img" aria-label={OUTCOMES.unknown.word} />
      {TEXT.lostRecord}
    </Link>
  );
}

function Watch({ replay: { sessionId, tabId, t } }: { readonly replay: ReplayMoment }): ReactElement {
  return (
    <Link to={pathTo.session(sessionId, tabId === null ? { t } : { t, tab: tabId })} title={TEXT.byMark}>
      {TEXT.watchMoment}
    </Link>
  );
}
