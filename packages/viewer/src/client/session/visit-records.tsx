import { type ReactElement, useEffect, useRef } from 'react';
import { useAtPlayhead } from '../player/use-visit-player.js';
import type { VisitPlayer } from '../player/visit-player.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { TEXT } from '../strings.js';
import { WitnessBadge } from '../ui/badges.js';
import { indexAt, type Moment } from '../visit/moments.js';
import { MomentText } from './moment-text.js';

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
  if (moments.length === 0) return <p className="hint">{TEXT.noVisitRecords}</p>;
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

function MomentRow({ moment, place, onSeek }: MomentRowProps): ReactElement {
  const { record } = moment;
  return (
    <li
      className={`moment ${place} ${record.outcome}`}
      aria-current={place === 'current' ? 'step' : undefined}
    >
      <button type="button" className="moment-seek" onClick={onSeek}>
        <MomentText moment={moment} />
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
