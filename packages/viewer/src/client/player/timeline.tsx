import { type PointerEvent, type ReactElement, useEffect, useRef } from 'react';
import { useScan } from '../signals/use-scan.js';
import { PLAYER } from '../strings/player.js';
import { clock, position } from '../text/times.js';
import type { VisitView } from '../visit/visit-view.js';
import { HeatBand } from './heat-band.js';
import { Lanes } from './lanes.js';
import { percent } from './percent.js';
import { RecordMarks, SignalMarks } from './timeline-marks.js';
import type { VisitPlay } from './use-visit-player.js';

interface TimelineProps {
  readonly play: VisitPlay;
  readonly view: VisitView;
  readonly recordId: string | null;
}

/** The whole visit as one line: a lane for each tab, gaps hatched, absences squeezed, records and signals as marks. */
export function Timeline({ play: { player, scan }, view, recordId }: TimelineProps): ReactElement {
  const { scale } = view;
  const { signals, activity } = useScan(scan);
  const root = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = (): void => {
      const t = player.time();
      if (head.current !== null) head.current.style.left = percent(scale.place(t));
      root.current?.setAttribute('aria-valuenow', String(Math.round(scale.elapsed(t) / 1000)));
      root.current?.setAttribute('aria-valuetext', `${position(scale.elapsed(t))}, ${clock(t)}`);
    };
    move();
    return player.onTime(move);
  }, [player, scale]);
  const seekTo = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    player.seek(scale.timeAt(Math.min(1, Math.max(0, (event.clientX - left) / width))));
  };
  return (
    <div
      ref={root}
      className="timeline"
      role="slider"
      tabIndex={0}
      aria-label={PLAYER.timeline}
      aria-valuemin={0}
      aria-valuemax={Math.round(scale.totalMs / 1000)}
      aria-valuenow={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
    >
      <RecordMarks view={view} recordId={recordId} />
      <HeatBand activity={activity} scale={scale} />
      <Lanes view={view} />
      <SignalMarks signals={signals} scale={scale} />
      <div className="playhead" ref={head} />
    </div>
  );
}
