import { v7 as uuidv7 } from 'uuid';
import type { ResolvedOptions } from '../resolve-options.js';
import type { RequestTag } from '../session/request-tag.js';
import { blankRecord, type RecordRow } from './blank-record.js';
import { fillCall, fillRequest } from './build-record.js';
import type { Draft } from './draft.js';
import { cleanTextOrNull } from './hygiene.js';
import { markCuts } from './mark-cuts.js';
import type { RecordInput } from './record-input.js';
import { redact, redactedOrNull } from './redact.js';
import type { RequestFacts } from './request-facts.js';
import { fillTargets, targetMetas, targetOf } from './targets.js';

/** What surrounds a record written by hand. */
export interface EventSurroundings {
  readonly draft: Draft | undefined;
  readonly facts: RequestFacts | undefined;
  /** There whenever the facts are. */
  readonly tag: RequestTag | undefined;
  /** The record that it belongs to; null: it stands for itself. */
  readonly parentId: string | null;
  readonly now: number;
}

/** A record of its own, or beside a request's as its event. Its actor is added later. */
export function buildEvent(
  input: RecordInput,
  around: EventSurroundings,
  options: ResolvedOptions,
): RecordRow {
  const targets = targetMetas(input.target)
    .slice(0, 20)
    .map((one) => targetOf(one, around.draft?.params ?? {}));
  const { value, truncated } = redact(input.metadata ?? {}, options.redactPolicy);
  const time = timeOf(input.time) ?? around.now;
  // A time range is a range of ids, so that something past gets an id of its own time.
  const row = blankRecord(time === around.now ? uuidv7() : uuidv7({ msecs: time }), time);
  const { facts, tag } = around;
  if (facts !== undefined && tag !== undefined) fillRequest(row, { facts, tag }, options);
  if (around.draft?.call) fillCall(row, around.draft.call);
  if (around.parentId !== null) {
    row.stage = 'event';
    row.parentId = around.parentId;
  }
  fillTargets(row, targets);
  row.action = cleanTextOrNull(input.action, 191) ?? 'unknown';
  row.kind = input.kind ?? 'other';
  row.outcome = input.outcome ?? 'success';
  row.reason = redactedOrNull(input.reason, 191);
  row.durationMs = durationOf(input.durationMs);
  row.tenantId = cleanTextOrNull(input.tenantId, 191);
  row.metadata = Object.keys(value).length > 0 ? value : null;
  row.truncated = truncated.length > 0 ? truncated.slice(0, 50) : null;
  row.service = options.service;
  const agent = around.facts?.header('user-agent');
  markCuts(row, { agent, reason: input.reason, targets: targetMetas(input.target) });
  return row;
}

/** Whole ms that a column of 32 bits can hold: a subscription may be open for longer. */
function durationOf(given: number | undefined): number | null {
  if (given === undefined || !Number.isFinite(given)) return null;
  return Math.min(Math.max(0, Math.round(given)), 2 ** 31 - 1);
}

/** Whole ms since 1970 UTC that an id can hold; null for what is no such time. */
function timeOf(given: number | undefined): number | null {
  if (given === undefined || !Number.isFinite(given)) return null;
  return Math.min(Math.max(0, Math.round(given)), 2 ** 48 - 1);
}
