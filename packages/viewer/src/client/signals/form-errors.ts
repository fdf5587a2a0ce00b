import type { RecordOutcome } from '@auditreel/core';
import type { Message, Sightings } from './sightings.js';
import type { Found } from './signal.js';

/** How a request ended, as its record says. */
export interface RequestEnd {
  readonly outcome: RecordOutcome;
  readonly durationMs: number | null;
}

const SOON_MS = 2000;
/** Fields that turn invalid together are one signal. */
const TOGETHER_MS = 300;

/**
 * Fields that became invalid; what the page said after a request that failed; and its alerts after a click that sent
 * nothing. An alert after a request that went well is no error.
 */
export function formErrors(sightings: Sightings, ends: ReadonlyMap<string, RequestEnd>): readonly Found[] {
  const said = [...saidAfterFailures(sightings, ends), ...alertsAfterClicks(sightings)].toSorted(
    (a, b) => a.t - b.t,
  );
  const errors: Found[] = [];
  for (const { t, node } of sightings.invalid) {
    const last = errors.at(-1);
    if (last !== undefined && t - last.t <= TOGETHER_MS) {
      errors[errors.length - 1] = { ...last, count: last.count + 1 };
    } else errors.push({ kind: 'form_error', t, node, count: 1, text: null });
  }
  return withTexts(errors, said).toSorted((a, b) => a.t - b.t);
}

function* saidAfterFailures(
  { requests, messages }: Sightings,
  ends: ReadonlyMap<string, RequestEnd>,
): Generator<Message> {
  for (const { t, requestId } of requests) {
    const end = ends.get(requestId);
    if (end?.outcome !== 'failure' && end?.outcome !== 'denied') continue;
    const message = saidBetween(messages, t, t + (end.durationMs ?? 0) + SOON_MS);
    if (message !== undefined) yield message;
  }
}

function* alertsAfterClicks({ clicks, requests, messages }: Sightings): Generator<Message> {
  for (const message of messages) {
    if (!message.isAlert) continue;
    const justBefore = ({ t }: { readonly t: number }): boolean => t <= message.t && message.t - t <= SOON_MS;
    if (clicks.some(justBefore) && !requests.some(justBefore)) yield message;
  }
}

/** What came up in a while: alerts first, else what came first. */
export function saidBetween(messages: readonly Message[], from: number, to: number): Message | undefined {
  const said = messages.filter(({ t }) => t >= from && t <= to);
  return said.find(({ isAlert }) => isAlert) ?? said[0];
}

/** A message beside an invalid field is that field's. */
function withTexts(errors: readonly Found[], said: readonly Message[]): readonly Found[] {
  const found = [...errors];
  for (const { t, text } of said) {
    const index = found.findIndex((each) => Math.abs(each.t - t) <= TOGETHER_MS);
    const near = found[index];
    if (near === undefined) found.push({ kind: 'form_error', t, node: null, count: 1, text });
    else if (near.text === null) found[index] = { ...near, text };
  }
  return found;
}
