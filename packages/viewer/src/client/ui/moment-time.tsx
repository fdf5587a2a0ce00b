import type { ReactElement } from 'react';
import { clock, dateTime, day, utc } from '../text/times.js';

/** A time in the viewer's zone; UTC on hover. */
export function MomentTime({
  ms,
  long = false,
}: {
  readonly ms: number;
  readonly long?: boolean;
}): ReactElement {
  return (
    <time dateTime={utc(ms)} title={utc(ms)}>
      {long ? (
        dateTime(ms)
      ) : (
        <>
          <span className="day">{day(ms, Date.now())}</span> <span className="clock">{clock(ms)}</span>
        </>
      )}
    </time>
  );
}
