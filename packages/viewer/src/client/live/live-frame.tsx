import type { ReactElement, ReactNode } from 'react';
import { LIVE_TEXT } from '../strings/live.js';
import { Announcement } from './announcement.js';
import type { LiveRecords } from './use-live-records.js';

interface LiveFrameProps {
  readonly live: LiveRecords;
  readonly children: ReactNode;
}

/** Holds a list that grows; over its top lies the button that lets in what waits. */
export function LiveFrame({ live, children }: LiveFrameProps): ReactElement {
  const { frame, waiting, arrived, show } = live;
  return (
    <div className="live-frame" ref={frame} tabIndex={-1}>
      {waiting !== 0 && (
        <button type="button" className="live-new" onClick={show}>
          <span aria-hidden="true">↑</span>
          {waiting === null ? LIVE_TEXT.manyNew : LIVE_TEXT.waiting(waiting)}
        </button>
      )}
      {children}
      <Announcement count={arrived} />
    </div>
  );
}
