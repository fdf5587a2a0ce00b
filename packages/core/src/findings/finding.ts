import type { ActorType, JsonValue } from '../record/audit-record.js';
import type { FindingSeverity } from './finding-rule.js';

/** A sequence of records worth a look, as `onFinding` and the webhook are told of it. */
export interface Finding {
  /** The id of its record, the same however often it is found: deliveries that are repeated carry it too. */
  readonly id: string;
  /** Name of the rule. */
  readonly rule: string;
  readonly title: string;
  readonly severity: FindingSeverity;
  readonly sentence: string | null;
  /** When what was found was complete, ms since 1970 UTC. */
  readonly time: number;
  /** Id of the record that completed it. */
  readonly record: string;
  /** Ids of the records that make it up, oldest first. */
  readonly records: readonly string[];
  /** Who acted in the record that completed it. */
  readonly actor: { readonly type: ActorType; readonly id: string | null };
  readonly tenantId: string | null;
  /** The recorded session of that record. */
  readonly sessionId: string | null;
  readonly metadata: { readonly [key: string]: JsonValue } | null;
}
