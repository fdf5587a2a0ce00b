import { type CSSProperties, type PointerEvent, type ReactElement, useEffect, useRef } from 'react';
import { GAPS, OUTCOMES } from '../strings.js';
import { clock, duration, position } from '../text/times.js';
import { visible } from '../text/visible.js';
import type { Span, TimeScale } from '../visit/time-scale.js';
import type { VisitView } from './use-visit-player.js';
import type { VisitPlayer } from './visit-player.js';

interface TimelineProps {
  readonly player: VisitPlayer;
  readonly view: VisitView;
  readonly recordId: string | null;
}

/** The whole visit as one line: a lane for each tab, gaps hatched, absences squeezed, records as marks. */
export function Timeline({ player, view, recordId }: TimelineProps): ReactElement {
  const { scale } = view;
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
      aria-label="Moment of the visit"
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
      <Marks view={view} recordId={recordId} />
      <Lanes view={view} />
      <div className="playhead" ref={head} />
    </div>
  );
}

function Marks({
  view,
  recordId,
}: {
  readonly view: VisitView;
  readonly recordId: string | null;
}): ReactElement {
  return (
    <div className="marks" aria-hidden="true">
      {view.moments.map(({ record, t }) => (
        <i
          key={record.id}
          className={`mark ${record.outcome}${record.id === recordId ? ' current' : ''}`}
          style={{ left: percent(view.scale.place(t)) }}
          title={`${visible(record.action)}: ${OUTCOMES[record.outcome].word}, ${clock(t)}`}
        />
      ))}
    </div>
  );
}

function Lanes({ view: { visit, scale } }: { readonly view: VisitView }): ReactElement {
  return (
    <div className="lanes" aria-hidden="true">
      {visit.tabs.map((tab) => (
        <div className="lane" key={tab.tabId}>
          {visit.segments
            .filter((segment) => segment.tabId === tab.tabId)
            .map((segment) => (
              <i key={segment.id} className="recorded" style={stretch(scale, segment)} />
            ))}
          {visit.gaps
            .filter((gap) => gap.tabId === tab.tabId)
            .map((gap) => (
              <i
                key={`${gap.page}/${gap.fromMs}/${gap.reason}`}
                className="gap"
                style={stretch(scale, gap)}
                title={`${GAPS[gap.reason]} ${duration(gap.toMs - gap.fromMs)}`}
              />
            ))}
        </div>
      ))}
      {scale.breaks.map((each) => (
        <i
          key={each.fromMs}
          className="break"
          style={stretch(scale, each)}
          title={`Nobody was there for ${duration(each.toMs - each.fromMs)}`}
        />
      ))}
    </div>
  );
}

function stretch(scale: TimeScale, { fromMs, toMs }: Span): CSSProperties {
  const from = scale.place(fromMs);
  return { left: percent(from), width: percent(Math.max(0.002, scale.place(toMs) - from)) };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
