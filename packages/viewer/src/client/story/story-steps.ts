import { saidBetween } from '../signals/form-errors.js';
import type { NodeName } from '../signals/name-node.js';
import type { SeenDocument, Sightings } from '../signals/sightings.js';

/** What the recording tells of a record, in order. Times are ms, browser clock. */
export interface StorySteps {
  readonly before: readonly StepBefore[];
  readonly after: readonly StepAfter[];
}

export type StepBefore =
  | { readonly kind: 'page'; readonly t: number; readonly document: SeenDocument }
  | { readonly kind: 'click'; readonly t: number; readonly node: NodeName; readonly count: number }
  | { readonly kind: 'input'; readonly t: number; readonly node: NodeName; readonly text: string };

export type StepAfter =
  | { readonly kind: 'said'; readonly t: number; readonly text: string; readonly isAlert: boolean }
  | { readonly kind: 'error'; readonly t: number; readonly text: string }
  | { readonly kind: 'invalid'; readonly t: number; readonly node: NodeName }
  | { readonly kind: 'page'; readonly t: number; readonly document: SeenDocument };

export interface StoryMoment {
  /** When the request was sent. */
  readonly t: number;
  readonly durationMs: number | null;
}

const BEFORE_MS = 60_000;
const MOST_BEFORE = 6;
const AFTER_MS = 2500;
const MOST_INVALID = 3;
/** The same thing clicked again this soon is one step. */
const TOGETHER_MS = 1000;

/** How far the story of a record looks back and ahead. */
export function storySpan({ t, durationMs }: StoryMoment): {
  readonly fromMs: number;
  readonly toMs: number;
} {
  return { fromMs: t - BEFORE_MS, toMs: t + (durationMs ?? 0) + AFTER_MS };
}

/** @param sightings of the segments around the moment, in order, of one tab */
export function storySteps(sightings: readonly Sightings[], moment: StoryMoment): StorySteps {
  const page = pageAt(sightings, moment);
  const acts = joined(actsBefore(sightings, moment)).slice(-MOST_BEFORE);
  const opened: readonly StepBefore[] =
    page === undefined ? [] : [{ kind: 'page', t: page.t, document: page }];
  return {
    before: [...opened, ...acts].toSorted((a, b) => a.t - b.t),
    after: seenAfter(sightings, moment, page),
  };
}

/** The page that the request left, since it was opened: each snapshot sees it again. */
function pageAt(sightings: readonly Sightings[], { t }: StoryMoment): SeenDocument | undefined {
  const seen = sightings.flatMap(({ documents }) => documents).filter((each) => each.t <= t);
  const before = seen.findLastIndex(({ href }) => href !== seen.at(-1)?.href);
  return seen[before + 1];
}

function actsBefore(sightings: readonly Sightings[], moment: StoryMoment): readonly Act[] {
  const { fromMs } = storySpan(moment);
  return sightings
    .flatMap(({ clicks, inputs }): Act[] => [
      ...clicks.map(({ t, node }) => ({ kind: 'click' as const, t, node, count: 1 })),
      ...inputs.map((input) => ({ kind: 'input' as const, ...input })),
    ])
    .filter(({ t }) => t >= fromMs && t <= moment.t)
    .toSorted((a, b) => a.t - b.t);
}

function seenAfter(
  sightings: readonly Sightings[],
  moment: StoryMoment,
  page: SeenDocument | undefined,
): readonly StepAfter[] {
  const { toMs } = storySpan(moment);
  const isSoon = ({ t }: { readonly t: number }): boolean => t >= moment.t && t <= toMs;
  const invalid = sightings.flatMap((each) => each.invalid).filter(isSoon);
  const error = sightings.flatMap((each) => each.errors).find(isSoon);
  const messages = sightings.flatMap((each) => each.messages);
  const said = saidBetween(messages, moment.t, toMs);
  const next = sightings
    .flatMap((each) => each.documents)
    .find((each) => isSoon(each) && each.href !== page?.href);
  const steps: StepAfter[] = invalid.slice(0, MOST_INVALID).map((each) => ({ kind: 'invalid', ...each }));
  if (error !== undefined) steps.push({ kind: 'error', ...error });
  if (said !== undefined) steps.push({ kind: 'said', ...said });
  if (next !== undefined) steps.push({ kind: 'page', t: next.t, document: next });
  return steps.toSorted((a, b) => a.t - b.t);
}

type Act = Exclude<StepBefore, { kind: 'page' }>;

/** Clicks in quick succession on the same thing as one; a click into a field that is then filled in says nothing more. */
function joined(acts: readonly Act[]): readonly Act[] {
  const steps: Act[] = [];
  for (const act of acts) {
    const last = steps.at(-1);
    if (last === undefined || last.node.text !== act.node.text || last.node.sort !== act.node.sort)
      steps.push(act);
    else if (act.kind === 'input') steps[steps.length - 1] = act;
    else if (last.kind === 'click' && act.t - last.t <= TOGETHER_MS) {
      steps[steps.length - 1] = { ...last, count: last.count + 1 };
    } else steps.push(act);
  }
  return steps;
}
