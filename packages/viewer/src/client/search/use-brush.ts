import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { HistogramAnswer } from '../../api/answers.js';
import { SEARCH } from '../strings/search.js';
import { type Brush, brushAfter, edgesOf } from './brush.js';
import { countText, sumOf } from './count-text.js';
import { stretchText } from './stretch-text.js';

/** From (inclusive) to (exclusive), ms. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export interface BrushState {
  /** What is drawn, or else the bar under the pointer. */
  readonly shown: Brush | null;
  readonly isDrawn: boolean;
  /** The range in words, and how many records are in it. */
  readonly text: string | null;
  readonly handlers: BrushHandlers;
}

interface BrushHandlers {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  onPointerCancel(): void;
  onPointerLeave(): void;
  onBlur(): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/** Draws a range over the bars, with the pointer or with keys. */
export function useBrush(data: HistogramAnswer, onRange: (range: TimeRange) => void): BrushState {
  const bars = data.stretches.length;
  const [hovered, setHovered] = useState<number | null>(null);
  const [drawn, setDrawn] = useState<Brush | null>(null);
  const [isDragging, setDragging] = useState(false);
  const shown = drawn ?? (hovered === null ? null : { anchor: hovered, head: hovered });
  const drop = (): void => {
    setDrawn(null);
    setDragging(false);
  };
  const choose = (brush: Brush): void => {
    drop();
    setHovered(null);
    onRange(rangeOf(brush, data));
  };
  return {
    shown,
    isDrawn: drawn !== null,
    text: shown === null ? null : textOf(shown, data),
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const bar = barAt(event, bars);
        setDragging(true);
        setDrawn({ anchor: bar, head: bar });
      },
      onPointerMove: (event) => {
        const bar = barAt(event, bars);
        if (isDragging && drawn !== null) setDrawn({ ...drawn, head: bar });
        else setHovered(bar);
      },
      onPointerUp: () => {
        if (isDragging && drawn !== null) choose(drawn);
      },
      onPointerCancel: drop,
      onPointerLeave: () => setHovered(null),
      onBlur: drop,
      onKeyDown: (event) => {
        if (event.key === 'Escape' && drawn !== null) return drop();
        if ((event.key === 'Enter' || event.key === ' ') && drawn !== null) {
          event.preventDefault();
          return choose(drawn);
        }
        const next = brushAfter(drawn, { name: event.key, shift: event.shiftKey }, bars);
        if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        setDrawn(next);
      },
    },
  };
}

function barAt(event: PointerEvent<HTMLElement>, bars: number): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const bar = Math.floor(((event.clientX - left) / Math.max(1, width)) * bars);
  return Math.min(Math.max(bar, 0), bars - 1);
}

function rangeOf(brush: Brush, { stretches, to }: HistogramAnswer): TimeRange {
  const [first, last] = edgesOf(brush);
  return { from: stretches[first]?.from ?? 0, to: stretches[last + 1]?.from ?? to };
}

function textOf(brush: Brush, data: HistogramAnswer): string {
  const { from, to } = rangeOf(brush, data);
  const [first, last] = edgesOf(brush);
  const sum = sumOf(data.stretches.slice(first, last + 1));
  const noun = sum.count === 1 && !sum.isAtLeast ? SEARCH.record : SEARCH.records;
  return `${stretchText(from, to, data.stretchMs)} · ${countText(sum)} ${noun}`;
}
