import type { ReactElement } from 'react';
import type { HistogramAnswer } from '../../api/answers.js';
import { type Brush, edgesOf } from './brush.js';

interface HistogramBarsProps {
  readonly stretches: HistogramAnswer['stretches'];
  readonly brush: Brush | null;
  /** Whether the brush is more than where the pointer rests. */
  readonly isDrawn: boolean;
}

/** A bar that is there is seen, however small it is beside the others. */
const LEAST = 5;

export function HistogramBars({ stretches, brush, isDrawn }: HistogramBarsProps): ReactElement {
  const most = Math.max(1, ...stretches.map(({ count }) => count));
  const [first, last] = brush === null ? [-1, -1] : edgesOf(brush);
  return (
    <svg viewBox={`0 0 ${stretches.length} 100`} preserveAspectRatio="none" aria-hidden="true">
      {brush !== null && (
        <rect
          className={isDrawn ? 'brush drawn' : 'brush'}
          x={first}
          y={0}
          width={last - first + 1}
          height={100}
        />
      )}
      {stretches.map(({ from, count, isAtLeast }, index) => {
        const height = count === 0 ? 0 : LEAST + (count / most) * (100 - LEAST);
        const state = `${isAtLeast ? ' at-least' : ''}${isDrawn && (index < first || index > last) ? ' apart' : ''}`;
        return (
          <rect
            key={from}
            className={`bar${state}`}
            x={index + 0.1}
            y={100 - height}
            width={0.8}
            height={height}
          />
        );
      })}
    </svg>
  );
}
