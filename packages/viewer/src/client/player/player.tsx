import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useRef } from 'react';
import type { TimeScale } from '../visit/time-scale.js';
import { Controls } from './controls.js';
import { PictureState } from './picture-state.js';
import { TabStrip } from './tab-strip.js';
import { Timeline } from './timeline.js';
import type { VisitView } from './use-visit-player.js';
import type { VisitPlayer } from './visit-player.js';

interface PlayerProps {
  readonly view: VisitView;
  readonly player: VisitPlayer | null;
  readonly frame: RefObject<HTMLDivElement | null>;
  /** The record that this is about. */
  readonly recordId?: string;
}

const STEP_MS = 5000;

/** The picture, the timeline below it, and what one does with them. */
export function Player({ view, player, frame, recordId }: PlayerProps): ReactElement {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    if (player === null) return;
    const tell = (): void => root.current?.setAttribute('data-t', String(Math.round(player.time())));
    tell();
    return player.onTime(tell);
  }, [player]);
  return (
    <section
      ref={root}
      className="player"
      aria-label="Replay"
      onKeyDown={(event) => {
        if (player !== null) onKey(event, player, view);
      }}
    >
      {player !== null && view.visit.tabs.length > 1 && <TabStrip player={player} tabs={view.visit.tabs} />}
      <div className="picture">
        <div className="stage" ref={frame} inert />
        {player !== null && <PictureState player={player} />}
      </div>
      {player === null ? (
        <div className="controls-space" />
      ) : (
        <>
          <Timeline player={player} view={view} recordId={recordId ?? null} />
          <Controls player={player} scale={view.scale} />
        </>
      )}
    </section>
  );
}

function onKey(event: KeyboardEvent<HTMLElement>, player: VisitPlayer, { scale }: VisitView): void {
  if (event.altKey || event.ctrlKey || event.metaKey || isOwnKey(event)) return;
  const step = event.shiftKey ? 500 : STEP_MS;
  const handled = press(event.key, step, player, scale);
  if (handled) event.preventDefault();
}

function press(key: string, step: number, player: VisitPlayer, { fromMs, toMs }: TimeScale): boolean {
  const go = (t: number): void => player.seek(Math.min(toMs, Math.max(fromMs, t)));
  switch (key) {
    case ' ':
    case 'k':
      player.toggle();
      return true;
    case 'ArrowLeft':
      go(player.time() - step);
      return true;
    case 'ArrowRight':
      go(player.time() + step);
      return true;
    case 'Home':
      go(fromMs);
      return true;
    case 'End':
      go(toMs);
      return true;
    default:
      return false;
  }
}

/** A focused button presses itself on space, and a select moves with the arrows. */
function isOwnKey(event: KeyboardEvent<HTMLElement>): boolean {
  const { target, key } = event;
  if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) return true;
  return key === ' ' && target instanceof HTMLButtonElement;
}
