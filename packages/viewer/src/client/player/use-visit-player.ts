import { type RefObject, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { SessionAnswer } from '../../api/answers.js';
import { useApi } from '../api/api-context.js';
import { segmentLoader } from '../chunks/segment-loader.js';
import { createEventSanitizer } from '../safety/sanitize-event.js';
import { type Moment, momentsOf } from '../visit/moments.js';
import { type TimeScale, timeScale } from '../visit/time-scale.js';
import { type Visit, visitOf } from '../visit/visit.js';
import type { PlayerState } from './player-state.js';
import { replayerStages } from './replayer-stage.js';
import { VisitPlayer } from './visit-player.js';

/** A visit, worked out for showing. */
export interface VisitView {
  readonly visit: Visit;
  readonly moments: readonly Moment[];
  readonly scale: TimeScale;
  readonly recordedMs: number;
}

export interface StartAt {
  readonly t: number;
  readonly tab: string | null;
}

export function useVisitView(answer: SessionAnswer | undefined): VisitView | null {
  return useMemo(() => (answer === undefined ? null : viewOf(answer)), [answer]);
}

/** A player that lives as long as its frame is on the page; null until then. */
export function useVisitPlayer(
  view: VisitView,
  start: StartAt,
): { readonly player: VisitPlayer | null; readonly frame: RefObject<HTMLDivElement | null> } {
  const api = useApi();
  const frame = useRef<HTMLDivElement>(null);
  const first = useRef(start);
  const [player, setPlayer] = useState<VisitPlayer | null>(null);
  useEffect(() => {
    if (frame.current === null) return;
    const made = new VisitPlayer({
      visit: view.visit,
      loader: segmentLoader(api, () => createEventSanitizer().sanitize),
      stages: replayerStages(frame.current),
      moments: view.moments.map((moment) => moment.t),
      nextFrame: (callback) => {
        const id = requestAnimationFrame(callback);
        return () => cancelAnimationFrame(id);
      },
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    made.seek(first.current.t, { tab: first.current.tab });
    setPlayer(made);
    return made.destroy;
  }, [api, view]);
  return { player, frame };
}

export function usePlayerState(player: VisitPlayer): PlayerState {
  return useSyncExternalStore(player.onState, player.state);
}

/** Something that follows from the playhead's time; draws again only when that something changes. */
export function useAtPlayhead<T extends string | number | boolean | null>(
  player: VisitPlayer,
  derive: (t: number) => T,
): T {
  return useSyncExternalStore(player.onTime, () => derive(player.time()));
}

function viewOf(answer: SessionAnswer): VisitView {
  const visit = visitOf(answer);
  const moments = momentsOf(answer);
  const pages = answer.pages.map(({ firstMs, lastMs }) => ({ fromMs: firstMs, toMs: lastMs }));
  const scale = timeScale([...pages, ...moments.map(({ t }) => ({ fromMs: t - 250, toMs: t + 250 }))]);
  return { visit, moments, scale, recordedMs: timeScale(pages).totalMs };
}
