import type { CSSProperties, ReactElement } from 'react';
import { GAPS } from '../strings.js';
import { duration } from '../text/times.js';
import type { Span, TimeScale } from '../visit/time-scale.js';
import type { VisitView } from '../visit/visit-view.js';
import { percent } from './percent.js';

/** A lane for each tab: what was recorded, what is missing, and where nobody was there. */
export function Lanes({ view: { visit, scale } }: { readonly view: VisitView }): ReactElement {
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
