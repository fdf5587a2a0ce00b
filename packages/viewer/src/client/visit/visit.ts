import type { Gap, SessionAnswer } from '../../api/answers.js';
import { type Segment, segmentsOf } from './segments.js';

/** A browser tab of the visit. */
export interface Tab {
  readonly tabId: string;
  /** From 1, in order of appearance. */
  readonly number: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A chain of sessions as one thing to play. Times are ms, browser clock. */
export interface Visit {
  /** By start. */
  readonly segments: readonly Segment[];
  readonly tabs: readonly Tab[];
  readonly gaps: readonly Gap[];
}

export function visitOf(answer: SessionAnswer): Visit {
  const segments = answer.pages
    .flatMap((page) => segmentsOf(page, answer.gaps))
    .toSorted((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);
  return { segments, tabs: tabsOf(answer), gaps: answer.gaps };
}

function tabsOf(answer: SessionAnswer): readonly Tab[] {
  const tabs = new Map<string, { fromMs: number; toMs: number }>();
  for (const { tabId, firstMs, lastMs } of answer.pages) {
    const tab = tabs.get(tabId) ?? { fromMs: firstMs, toMs: lastMs };
    tabs.set(tabId, { fromMs: Math.min(tab.fromMs, firstMs), toMs: Math.max(tab.toMs, lastMs) });
  }
  return [...tabs]
    .toSorted(([, a], [, b]) => a.fromMs - b.fromMs)
    .map(([tabId, span], index) => ({ tabId, number: index + 1, ...span }));
}
