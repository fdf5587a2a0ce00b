import { v7 as uuidv7 } from 'uuid';
import type { ResolvedOptions } from '../resolve-options.js';
import type { AuditRecord } from './audit-record.js';
import { NO_RECORD, requestColumns, targetColumns, targetOf } from './build-record.js';
import type { Draft } from './draft.js';
import { cleanText, cleanTextOrNull } from './hygiene.js';
import type { RecordInput } from './record-input.js';
import { redact } from './redact.js';
import type { RequestFacts } from './request-facts.js';

/** What surrounds a record written by hand. */
export interface EventSurroundings {
  readonly draft: Draft | undefined;
  readonly facts: RequestFacts | undefined;
  readonly now: number;
}

/** A record of its own, or beside a request's as its event. Its actor is added later. */
export function buildEvent(
  input: RecordInput,
  around: EventSurroundings,
  options: ResolvedOptions,
): AuditRecord {
  const target =
    input.target === undefined ? [] : Array.isArray(input.target) ? input.target : [input.target];
  const targets = target.slice(0, 20).map((one) => targetOf(one, around.draft?.params ?? {}));
  const { value, truncated } = redact(input.metadata ?? {}, options.redactPolicy);
  return {
    ...NO_RECORD,
    id: uuidv7(),
    time: input.time ?? around.now,
    stage: around.draft === undefined ? 'outcome' : 'event',
    parentId: around.draft?.id ?? null,
    action: cleanText(input.action, 191),
    kind: input.kind ?? 'other',
    outcome: input.outcome ?? 'success',
    reason: cleanTextOrNull(input.reason, 191),
    actorType: 'unknown',
    tenantId: cleanTextOrNull(input.tenantId, 191),
    ...targetColumns(targets),
    method: around.facts === undefined ? null : cleanText(around.facts.method, 16),
    ...(around.facts === undefined ? {} : requestColumns(around.facts, options)),
    metadata: Object.keys(value).length > 0 ? value : null,
    truncated: truncated.length > 0 ? truncated.slice(0, 50) : null,
    service: options.service,
  };
}
