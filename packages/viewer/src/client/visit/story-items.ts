import type { VisitNote } from '../../api/answers.js';
import type { Signal } from '../signals/signal.js';
import type { Moment } from './moments.js';

/** Something worth telling of a visit, at its time. */
export type StoryItem =
  | { readonly kind: 'record'; readonly id: string; readonly t: number; readonly moment: Moment }
  | { readonly kind: 'signal'; readonly id: string; readonly t: number; readonly signal: Signal }
  | { readonly kind: 'note'; readonly id: string; readonly t: number; readonly note: VisitNote };

/** The records, signals and notes of a visit in one order. A record stands before what the page said of it. */
export function storyItems(
  moments: readonly Moment[],
  signals: readonly Signal[],
  notes: readonly VisitNote[] = [],
): readonly StoryItem[] {
  return [
    ...moments.map((moment) => ({ kind: 'record' as const, id: moment.record.id, t: moment.t, moment })),
    ...signals.map((signal) => ({ kind: 'signal' as const, id: signal.id, t: signal.t, signal })),
    ...notes.map((note) => ({ kind: 'note' as const, id: note.id, t: note.t, note })),
  ].toSorted((a, b) => a.t - b.t);
}
