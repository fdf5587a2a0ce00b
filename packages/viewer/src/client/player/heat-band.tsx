import { type ReactElement, useMemo } from 'react';
import { type Activity, heatOf } from '../signals/heat.js';
import type { TimeScale } from '../visit/time-scale.js';

const CELLS = 160;

interface HeatBandProps {
  readonly activity: Activity;
  readonly scale: TimeScale;
}

/** How much the person did, along the timeline. */
export function HeatBand({ activity, scale }: HeatBandProps): ReactElement {
  const cells = useMemo(() => heatOf(activity, scale, CELLS), [activity, scale]);
  return (
    <svg className="heat" viewBox={`0 0 ${CELLS} 1`} preserveAspectRatio="none" aria-hidden="true">
      {cells.map(({ from, level }) => (
        <rect key={from} x={from * CELLS} width="1" height="1" fillOpacity={0.15 + 0.85 * level} />
      ))}
    </svg>
  );
}
