import type { AuditRecord } from '../record/audit-record.js';
import type { AuditChange } from '../storage/change-store.js';
import type { AuditSession, ChunkInfo } from '../storage/ports.js';

/** Why a record is in a person's export. `session`: nobody was known yet, in their session. */
export type ExportReason = 'actor' | 'session' | 'claim' | 'on_behalf' | 'target' | 'mention';

/** One line of a person's export; the first says whose it is, the last how many there were. */
export type ExportLine =
  | {
      readonly line: 'export';
      readonly v: 1;
      /** Ms since 1970 UTC, as all times are. */
      readonly at: number;
      readonly actor: { readonly type: string; readonly id: string };
    }
  | { readonly line: 'record'; readonly why: ExportReason; readonly record: Omit<AuditRecord, 'searchText'> }
  | {
      readonly line: 'session';
      readonly why: 'theirs' | 'shows_them';
      readonly session: AuditSession;
      /** Where its recording is: chunks without their data. */
      readonly chunks: readonly ChunkInfo[];
    }
  | { readonly line: 'change'; readonly why: 'theirs' | 'mention'; readonly change: AuditChange }
  | { readonly line: 'end'; readonly records: number; readonly sessions: number; readonly changes: number };
