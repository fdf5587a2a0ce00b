import type { AuditMeta } from '../options.js';
import type { Actor } from './audit-record.js';

/** A record written by hand with `audit.record`. */
export interface RecordInput extends AuditMeta {
  readonly action: string;
  /** @default the running request's actor, else `system` */
  readonly actor?: Actor;
  readonly tenantId?: string;
  /** When it happened, ms since 1970 UTC. @default now */
  readonly time?: number;
  /** How long it took, ms. */
  readonly durationMs?: number;
}
