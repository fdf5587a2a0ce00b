import type { ReactElement } from 'react';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { TEXT } from '../strings.js';
import { WitnessBadge } from '../ui/badges.js';
import type { Moment } from '../visit/moments.js';
import { MomentText } from './moment-text.js';

/** The records of a visit that cannot be played: each leads to itself. */
export function UnplayedRecords({ moments }: { readonly moments: readonly Moment[] }): ReactElement {
  if (moments.length === 0) return <p className="hint">{TEXT.noVisitRecords}</p>;
  return (
    <ol className="visit-records">
      {moments.map((moment) => (
        <li key={moment.record.id} className={`moment ${moment.record.outcome}`}>
          <Link to={pathTo.record(moment.record.id)} className="moment-seek">
            <MomentText moment={moment} />
          </Link>
          <WitnessBadge record={moment.record} plain />
        </li>
      ))}
    </ol>
  );
}
