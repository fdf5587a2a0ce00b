import type { SessionAnswer } from '../../api/answers.js';
import type { RequestEnd } from '../signals/form-errors.js';
import { type Moment, momentsOf } from './moments.js';
import { requestEnds } from './request-ends.js';
import { type TimeScale, timeScale } from './time-scale.js';
import { type Visit, visitOf } from './visit.js';

/** A visit, worked out for showing. */
export interface VisitView {
  readonly sessionId: string;
  readonly visit: Visit;
  readonly moments: readonly Moment[];
  readonly ends: ReadonlyMap<string, RequestEnd>;
  readonly scale: TimeScale;
  readonly recordedMs: number;
  /** Whether more of it is expected. */
  readonly isRunning: boolean;
}

export function visitViewOf(answer: SessionAnswer): VisitView {
  const moments = momentsOf(answer);
  const pages = answer.pages.map(({ firstMs, lastMs }) => ({ fromMs: firstMs, toMs: lastMs }));
  const scale = timeScale([...pages, ...moments.map(({ t }) => ({ fromMs: t - 250, toMs: t + 250 }))]);
  return {
    sessionId: answer.session.id,
    visit: visitOf(answer),
    moments,
    ends: requestEnds(answer.records),
    scale,
    recordedMs: timeScale(pages).totalMs,
    isRunning: answer.isRunning,
  };
}
