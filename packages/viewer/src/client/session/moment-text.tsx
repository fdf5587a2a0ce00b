import type { ReactElement } from 'react';
import { actorName, targetName } from '../records/record-names.js';
import { OUTCOMES } from '../strings.js';
import { Outside } from '../text/outside.js';
import { clock } from '../text/times.js';
import type { Moment } from '../visit/moments.js';

/** A record of a visit in one or two short lines. */
export function MomentText({ moment: { record, t, by } }: { readonly moment: Moment }): ReactElement {
  const target = targetName(record);
  return (
    <>
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
    </>
  );
}
