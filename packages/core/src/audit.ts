import type { AuditRooms } from './audit-rooms.js';
import type { EraseOptions, EraseReport } from './erasure/erase-options.js';
import type { ExportLine } from './export/export-line.js';
import type { ExportOptions } from './export/export-options.js';
import type { AuditHealth } from './health.js';
import type { RecordInput } from './record/record-input.js';
import type { AuditRetention } from './retention/audit-retention.js';

/** Hidden from hosts' autocomplete, shared between copies of the package. */
export const ROOMS: unique symbol = Symbol.for('auditreel.rooms') as never;

/** What `createAudit` gives a host. */
export interface Audit extends AuditRetention {
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
  /**
   * Takes a person out of what is stored: their values in records and data changes, and the recordings that show them.
   * What they did stays, without who they are. Running it again finishes what a crash, or a later record, left.
   * @throws ErasureHeldError while a legal hold keeps any of it
   * @example await audit.erase({ actor: { id: 'user-7' }, identifiers: ['Ada Lovelace', 'ada@example.org'], by: admin.id });
   */
  erase(options: EraseOptions): Promise<EraseReport>;
  /**
   * All that is stored about a person, line by line, for them to have: before it is erased.
   * @example for await (const line of audit.exportOf({ actor: { id: 'user-7' } })) out.write(`${JSON.stringify(line)}\n`);
   */
  exportOf(options: ExportOptions): AsyncIterable<ExportLine>;
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
