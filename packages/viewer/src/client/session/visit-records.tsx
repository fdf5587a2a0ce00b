import { type ReactElement, useEffect, useRef } from 'react';
import { useAtPlayhead } from '../player/use-visit-player.js';
import type { VisitPlayer } from '../player/visit-player.js';
import { actorName, targetName } from '../records/record-names.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { OUTCOMES } from '../strings.js';
import { Outside } from '../text/outside.js';
import { clock } from '../text/times.js';
import { WitnessBadge } from '../ui/badges.js';
import { indexAt, type Moment } from '../visit/moments.js';

interface VisitRecordsProps {
  readonly player: VisitPlayer;
  readonly moments: readonly Moment[];
}

/** The records of the visit, in step with the playhead; a click goes to the moment. */
export function VisitRecords({ player, moments }: VisitRecordsProps): ReactElement {
  const current = useAtPlayhead(player, (t) => indexAt(moments, t + 1));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.children[Math.max(0, current)];
    if (list.current !== null && row instanceof HTMLElement) keepInSight(list.current, row);
  }, [current]);
  if (moments.length === 0) return <p className="hint">Nothing was changed in this visit.</p>;
  return (
    <ol className="visit-records" ref={list}>
      {moments.map((moment, index) => (
        <MomentRow
          key={moment.record.id}
          moment={moment}
          place={index === current ? 'current' : index < current ? 'past' : 'future'}
          onSeek={() => player.seek(moment.t, { tab: moment.tabId })}
        />
      ))}
    </ol>
  );
}

interface MomentRowProps {
  readonly moment: Moment;
  readonly place: 'past' | 'current' | 'future';
  readonly onSeek: () => void;
}

function MomentRow({ moment: { record, t, by }, place, onSeek }: MomentRowProps): ReactElement {
  const target = targetName(record);
  return (
    <li
      className={`moment ${place} ${record.outcome}`}
      aria-current={place === 'current' ? 'step' : undefined}
    >
      <button type="button" className="moment-seek" onClick={onSeek}>
        <i className={`dot ${record.outcome}`} role="img" aria-label={OUTCOMES[record.outcome].word} />
        <span className="clock">
          {by === 'clock' && '≈ '}
          {clock(t)}
        </span>
        <span className="action">
          <Outside value={record.action} />
        </span>
        <span className="faint">
          <Outside value={target ?? actorName(record)} />
          {record.reason !== null && (
            <>
              {' · '}
              <Outside value={record.reason} />
            </>
          )}
        </span>
      </button>
      <WitnessBadge record={record} plain />
      <Link to={pathTo.record(record.id)} className="open-record" title="Open the record">
        Open
      </Link>
    </li>
  );
}

/** Scrolls the list only, never the page. */
function keepInSight(list: HTMLElement, row: HTMLElement): void {
  const top = row.offsetTop - list.offsetTop;
  if (top < list.scrollTop || top + row.offsetHeight > list.scrollTop + list.clientHeight) {
    list.scrollTop = top - list.clientHeight / 3;
  }
}
