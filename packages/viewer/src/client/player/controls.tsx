import { Switch } from 'radix-ui';
import { type ReactElement, useEffect, useRef } from 'react';
import { clock, position } from '../text/times.js';
import type { TimeScale } from '../visit/time-scale.js';
import { SPEEDS } from './player-state.js';
import { usePlayerState } from './use-visit-player.js';
import type { VisitPlayer } from './visit-player.js';

interface ControlsProps {
  readonly player: VisitPlayer;
  readonly scale: TimeScale;
}

export function Controls({ player, scale }: ControlsProps): ReactElement {
  const { playing, speed, skipIdle } = usePlayerState(player);
  return (
    <div className="controls">
      <button
        type="button"
        className="play"
        onClick={player.toggle}
        aria-label={playing ? 'Pause' : 'Play'}
        title={playing ? 'Pause (space)' : 'Play (space)'}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={playing ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4.500 2.500v11l9-5.500z'} />
        </svg>
      </button>
      <Position player={player} scale={scale} />
      <label className="skip-idle" htmlFor="skip-idle">
        <Switch.Root
          id="skip-idle"
          className="switch"
          checked={skipIdle}
          onCheckedChange={player.setSkipIdle}
        >
          <Switch.Thumb className="thumb" />
        </Switch.Root>
        Skip inactivity
      </label>
      <select
        className="field speed"
        aria-label="Speed"
        value={speed}
        onChange={(event) => player.setSpeed(SPEEDS.find((each) => String(each) === event.target.value) ?? 1)}
      >
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {each}×
          </option>
        ))}
      </select>
    </div>
  );
}

/** Written past React: it changes with every frame. */
function Position({ player, scale }: ControlsProps): ReactElement {
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
      <span className="wall-clock" ref={time} title="Time on the browser's clock, in your zone" />
    </p>
  );
}
