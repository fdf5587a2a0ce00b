import { type ReactElement, type RefObject, useEffect, useRef } from 'react';
import { Controls } from './controls.js';
import { PictureState } from './picture-state.js';
import { TabStrip } from './tab-strip.js';
import { Timeline } from './timeline.js';
import { usePlayerKeys } from './use-player-keys.js';
import type { VisitView } from './use-visit-player.js';
import type { VisitPlayer } from './visit-player.js';

interface PlayerProps {
  readonly view: VisitView;
  readonly player: VisitPlayer | null;
  readonly frame: RefObject<HTMLDivElement | null>;
  /** The record that this is about. */
  readonly recordId?: string;
}

/** The picture, the timeline below it, and what one does with them. */
export function Player({ view, player, frame, recordId }: PlayerProps): ReactElement {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    if (player === null) return;
    const tell = (): void => root.current?.setAttribute('data-t', String(Math.round(player.time())));
    tell();
    return player.onTime(tell);
  }, [player]);
  usePlayerKeys(player, view);
  return (
    <section ref={root} className="player" aria-label="Replay">
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
