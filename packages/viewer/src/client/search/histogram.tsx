import { type ReactElement, useId } from 'react';
import type { HistogramAnswer } from '../../api/answers.js';
import { useHistogram } from '../api/queries.js';
import { SEARCH } from '../strings/search.js';
import { TEXT } from '../strings.js';
import { countText, sumOf } from './count-text.js';
import { HistogramBars } from './histogram-bars.js';
import { endText, startText } from './stretch-text.js';
import { type TimeRange, useBrush } from './use-brush.js';

interface HistogramProps {
  /** The server's query. */
  readonly filter: string;
  readonly onRange: (range: TimeRange) => void;
}

/** How many records there are over time; a range drawn on it becomes the range of the list. */
export function Histogram({ filter, onRange }: HistogramProps): ReactElement {
  const { data, error, refetch, isPlaceholderData } = useHistogram(filter);
  return (
    <section className="histogram" aria-label={SEARCH.overTime} aria-busy={isPlaceholderData}>
      {data === undefined ? (
        <div className="histogram-none" role={error === null ? 'status' : 'alert'}>
          {error === null ? (
            <span className="unseen">{TEXT.loading}</span>
          ) : (
            <>
              {TEXT.failed}
              <button type="button" className="button quiet" onClick={() => void refetch()}>
                {TEXT.retry}
              </button>
            </>
          )}
        </div>
      ) : (
        <Plot key={`${data.from} ${data.stretchMs}`} data={data} onRange={onRange} />
      )}
    </section>
  );
}

interface PlotProps {
  readonly data: HistogramAnswer;
  readonly onRange: (range: TimeRange) => void;
}

function Plot({ data, onRange }: PlotProps): ReactElement {
  const { stretches, stretchMs, from, to } = data;
  const hintId = useId();
  const brush = useBrush(data, onRange);
  const total = sumOf(stretches);
  if (stretches.length === 0 || total.count === 0) {
    return <div className="histogram-none">{SEARCH.noneInTime}</div>;
  }
  return (
    <>
      <div
        className="histogram-plot"
        role="slider"
        tabIndex={0}
        aria-label={SEARCH.timeRange}
        aria-describedby={hintId}
        aria-valuemin={0}
        aria-valuemax={stretches.length - 1}
        aria-valuenow={brush.shown?.head ?? stretches.length - 1}
        aria-valuetext={brush.text ?? SEARCH.wholeTime}
        {...brush.handlers}
      >
        <HistogramBars stretches={stretches} brush={brush.shown} isDrawn={brush.isDrawn} />
        {brush.text !== null && brush.shown !== null && (
          <HistogramTip bars={stretches.length} at={brush.shown.head} text={brush.text} />
        )}
      </div>
      <p className="histogram-axis">
        <span>{startText(from, stretchMs)}</span>
        <span>
          {countText(total)} {total.count === 1 ? SEARCH.record : SEARCH.records}
        </span>
        <span>{endText(to, stretchMs)}</span>
      </p>
      <span id={hintId} hidden>
        {SEARCH.brushHint}
      </span>
    </>
  );
}

interface TipProps {
  readonly bars: number;
  readonly at: number;
  readonly text: string;
}

/** On the side of the bar where there is room. */
function HistogramTip({ bars, at, text }: TipProps): ReactElement {
  const middle = ((at + 0.5) / bars) * 100;
  const style = middle < 50 ? { left: `${middle}%` } : { right: `${100 - middle}%` };
  return (
    <div className="histogram-tip" style={style} aria-hidden="true">
      {text}
    </div>
  );
}
