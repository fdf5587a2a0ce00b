import type { AuditRooms } from './audit-rooms.js';
import type { AuditHealth } from './health.js';
import type { RecordInput } from './record/record-input.js';

/** Hidden from hosts' autocomplete, shared between copies of the package. */
export const ROOMS: unique symbol = Symbol.for('auditreel.rooms') as never;

/** What `createAudit` gives a host. */
export interface Audit {
  /** Where the recorder's routes live. */
  readonly path: string;
  /**
   * Writes a record of its own: from a job or a script, or beside a request's record (then as its `event`).
   * @example audit.record({ action: 'invoice.send', actor: { type: 'system' }, target: { type: 'invoice', id: 7 } });
   */
  record(input: RecordInput): void;
  /**
   * Resolves when everything recorded so far is stored or dropped, or after `deadlineMs` (30,000 by default): in an
   * outage what waits goes on waiting. Never rejects.
   * @example await audit.flush();
   */
  flush(options?: { readonly deadlineMs?: number }): Promise<void>;
  /**
   * Flushes within `deadlineMs` (5,000 by default), then takes no more records and asks the storage nothing more; says
   * what is left. Call it before the database is disconnected. Never rejects.
   * @example const { left } = await audit.close({ deadlineMs: 2000 });
   */
  close(options?: { readonly deadlineMs?: number }): Promise<CloseReport>;
  /**
   * How auditing goes: for the host's own health route, and never waits for anything.
   * @example app.get('/health', (_req, res) => res.json({ audit: audit.health() }));
   */
  health(): AuditHealth;
  /** The wired rooms, for adapters. */
  readonly [ROOMS]: AuditRooms;
}

export interface CloseReport {
  /** Records stored since the start. */
  readonly written: number;
  /** Records dropped since the start. */
  readonly dropped: number;
  /** Records that were not stored when the deadline came. */
  readonly left: number;
  /** The directory where they wait for the next process; null when there are none, or they are lost. */
  readonly leftIn: string | null;
}
