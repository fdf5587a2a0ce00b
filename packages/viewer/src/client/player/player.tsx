import { type ReactElement, type RefObject, useEffect, useRef } from 'react';
import { PLAYER } from '../strings/player.js';
import type { VisitView } from '../visit/visit-view.js';
import { Controls } from './controls.js';
import { PictureState } from './picture-state.js';
import { TabStrip } from './tab-strip.js';
import { Timeline } from './timeline.js';
import { useFullScreen } from './use-full-screen.js';
import { usePlayerKeys } from './use-player-keys.js';
import type { VisitPlay } from './use-visit-player.js';

interface PlayerProps {
  readonly view: VisitView;
  readonly play: VisitPlay | null;
  readonly frame: RefObject<HTMLDivElement | null>;
  /** The record that this is about. */
  readonly recordId?: string;
}

/** The picture, the timeline below it, and what one does with them. */
export function Player({ view, play, frame, recordId }: PlayerProps): ReactElement {
  const root = useRef<HTMLElement>(null);
  const full = useFullScreen(root);
  const player = play?.player ?? null;
  useEffect(() => {
    if (player === null) return;
    const tell = (): void => root.current?.setAttribute('data-t', String(Math.round(player.time())));
    tell();
    return player.onTime(tell);
  }, [player]);
  usePlayerKeys(player, view, full.toggle);
  return (
    <section ref={root} className="player" aria-label={PLAYER.replay}>
      {player !== null && view.visit.tabs.length > 1 && <TabStrip player={player} tabs={view.visit.tabs} />}
      <div className="picture">
        <div className="stage" ref={frame} inert />
        {player !== null && <PictureState player={player} />}
      </div>
      {play === null ? (
        <div className="controls-space" />
      ) : (
        <>
          <Timeline play={play} view={view} recordId={recordId ?? null} />
          <Controls player={play.player} view={view} full={full} />
        </>
      )}
    </section>
  );
}
