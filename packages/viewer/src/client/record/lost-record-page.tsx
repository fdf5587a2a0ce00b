import type { ReactElement } from 'react';
import type { LostRecordAnswer } from '../../api/answers.js';
import { RecordChanges } from '../changes/record-changes.js';
import { PrintLine } from '../share/print-line.js';
import { ACTOR_TYPES, TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { OutcomeBadge } from '../ui/badges.js';
import { MomentTime } from '../ui/moment-time.js';

/** What can be said of a request whose record never came: that it was there, and what it changed. */
export function LostRecordPage({
  answer: { record, changes },
}: {
  readonly answer: LostRecordAnswer;
}): ReactElement {
  const { id, time, outcome, reason, actorId, actorType } = record;
  return (
    <main className="row-page" id="content">
      <header className="page-head">
        <h1>{TEXT.lostTitle}</h1>
        <p className="badges">
          <OutcomeBadge outcome={outcome} />
        </p>
        <p className="facts-line">
          <MomentTime ms={time} long />
          <Outside value={actorId ?? ACTOR_TYPES[actorType]} />
          <span className="mono">{reason}</span>
          <span className="mono">
            <Outside value={id} />
          </span>
        </p>
        <p className="fate-notice">{TEXT.lostHint}</p>
      </header>
      <RecordChanges recordId={id} first={changes} opaqueWrites={null} />
      <PrintLine />
    </main>
  );
}
