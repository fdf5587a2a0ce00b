import { type ReactElement, useEffect, useRef } from 'react';
import { PLAYER } from '../strings/player.js';
import { clock, position } from '../text/times.js';
import type { TimeScale } from '../visit/time-scale.js';
import type { VisitPlayer } from './visit-player.js';

interface PositionProps {
  readonly player: VisitPlayer;
  readonly scale: TimeScale;
}

/** Where the playhead stands. Written past React: it changes with every frame. */
export function Position({ player, scale }: PositionProps): ReactElement {
  const text = useRef<HTMLSpanElement>(null);
  const time = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const tell = (): void => {
      if (text.current !== null) text.current.textContent = position(scale.elapsed(player.time()));
      if (time.current !== null) time.current.textContent = clock(player.time());
    };
    tell();
    return player.onTime(tell);
  }, [player, scale]);
  return (
    <p className="position">
      <span ref={text} /> <span className="faint">/ {position(scale.totalMs)}</span>
      <span className="wall-clock" ref={time} title={PLAYER.browserClock} />
    </p>
  );
}
