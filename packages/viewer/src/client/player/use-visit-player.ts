import { type RefObject, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { SessionAnswer } from '../../api/answers.js';
import { useApi } from '../api/api-context.js';
import type { SegmentLoader } from '../chunks/segment-loader.js';
import type { VisitScan } from '../signals/visit-scan.js';
import { type VisitView, visitViewOf } from '../visit/visit-view.js';
import { makeVisitPlay } from './make-visit-play.js';
import type { PlayerState } from './player-state.js';
import type { VisitPlayer } from './visit-player.js';

export interface StartAt {
  readonly t: number;
  readonly tab: string | null;
}

/** A player and what goes with it: all of one visit, for as long as its frame is on the page. */
export interface VisitPlay {
  readonly player: VisitPlayer;
  readonly scan: VisitScan;
  readonly loader: SegmentLoader;
}

export function useVisitView(answer: SessionAnswer | undefined): VisitView | null {
  return useMemo(() => (answer === undefined ? null : visitViewOf(answer)), [answer]);
}

/** `play` is null until the frame is on the page. When the visit grows, it goes on with what is on show. */
export function useVisitPlayer(
  view: VisitView,
  start: StartAt,
): { readonly play: VisitPlay | null; readonly frame: RefObject<HTMLDivElement | null> } {
  const api = useApi();
  const frame = useRef<HTMLDivElement>(null);
  const first = useRef({ start, view });
  const [play, setPlay] = useState<VisitPlay | null>(null);
  const hasSegments = view.visit.segments.length > 0;
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    if (frame.current === null || !hasSegments) return;
    const made = makeVisitPlay({ api, view: latest.current, frame: frame.current });
    const { t, tab } = first.current.start;
    made.player.seek(t, { tab });
    setPlay(made);
    return made.destroy;
  }, [api, hasSegments]);
  useEffect(() => {
    if (play === null || view === first.current.view) return;
    play.player.extend({ visit: view.visit, moments: view.moments.map((moment) => moment.t) });
    play.scan.extend({ segments: view.visit.segments, ends: view.ends });
  }, [play, view]);
  return { play, frame };
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
