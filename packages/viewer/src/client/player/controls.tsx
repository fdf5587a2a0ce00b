import { Switch } from 'radix-ui';
import type { ReactElement } from 'react';
import { NoteButton } from '../notes/note-button.js';
import { PLAYER } from '../strings/player.js';
import type { VisitView } from '../visit/visit-view.js';
import { CopyLink } from './copy-link.js';
import { LiveButton } from './live-button.js';
import { SPEEDS } from './player-state.js';
import { Position } from './position.js';
import type { FullScreen } from './use-full-screen.js';
import { usePlayerState } from './use-visit-player.js';
import type { VisitPlayer } from './visit-player.js';

interface ControlsProps {
  readonly player: VisitPlayer;
  readonly view: VisitView;
  readonly full: FullScreen;
}

export function Controls({ player, view, full }: ControlsProps): ReactElement {
  return (
    <div className="controls">
      <PlayButton player={player} />
      <Position player={player} scale={view.scale} />
      {view.isRunning && <LiveButton player={player} />}
      <SkipIdle player={player} />
      <SpeedSelect player={player} />
      <div className="tools">
        <NoteButton player={player} view={view} />
        <CopyLink player={player} view={view} />
        {full.toggle !== null && <FullButton isFull={full.isFull} toggle={full.toggle} />}
      </div>
    </div>
  );
}

interface PartProps {
  readonly player: VisitPlayer;
}

function PlayButton({ player }: PartProps): ReactElement {
  const { playing } = usePlayerState(player);
  const label = playing ? PLAYER.pause : PLAYER.play;
  return (
    <button
      type="button"
      className="play"
      onClick={player.toggle}
      aria-label={label}
      title={`${label} (space)`}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={playing ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4.500 2.500v11l9-5.500z'} />
      </svg>
    </button>
  );
}

function SkipIdle({ player }: PartProps): ReactElement {
  const { skipIdle } = usePlayerState(player);
  return (
    <label className="skip-idle" htmlFor="skip-idle" title={`${PLAYER.skipInactivity} (s)`}>
      <Switch.Root
        id="skip-idle"
        className="switch"
        aria-label={PLAYER.skipInactivity}
        checked={skipIdle}
        onCheckedChange={player.setSkipIdle}
      >
        <Switch.Thumb className="thumb" />
      </Switch.Root>
      <span className="wide">{PLAYER.skipInactivity}</span>
    </label>
  );
}

function SpeedSelect({ player }: PartProps): ReactElement {
  const { speed } = usePlayerState(player);
  return (
    <select
      className="field speed"
      aria-label={PLAYER.speed}
      title={`${PLAYER.speed} ([ and ])`}
      value={speed}
      onChange={(event) => player.setSpeed(SPEEDS.find((each) => String(each) === event.target.value) ?? 1)}
    >
      {SPEEDS.map((each) => (
        <option key={each} value={each}>
          {each}×
        </option>
      ))}
    </select>
  );
}

function FullButton({
  isFull,
  toggle,
}: {
  readonly isFull: boolean;
  readonly toggle: () => void;
}): ReactElement {
  const label = isFull ? PLAYER.leaveFull : PLAYER.full;
  return (
    <button type="button" className="tool" onClick={toggle} aria-label={label} title={`${label} (f)`}>
      <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={
            isFull
              ? 'M6 2.500V6H2.500M10 2.500V6h3.500M6 13.500V10H2.500M10 13.500V10h3.500'
              : 'M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10'
          }
        />
      </svg>
    </button>
  );
}
