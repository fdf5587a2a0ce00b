import type { Prunable } from '@auditreel/core';
import type { AuditStorage } from '@auditreel/core/adapter';

type Retention = NonNullable<AuditStorage['retention']>;

/** A storage whose retention goes on and stops at the measurer's word, and counts what it deletes. */
export interface Gated {
  readonly storage: AuditStorage;
  open(kind: Prunable): void;
  /** Both kinds. */
  shut(): void;
  /** Since it was last asked. */
  deleted(): Deleted;
}

export interface Deleted {
  readonly rows: number;
  readonly bytes: number;
  readonly batches: number;
  /** The longest batch, ms. */
  readonly longestMs: number;
}

const NONE: Deleted = { rows: 0, bytes: 0, batches: 0, longestMs: 0 };

export function gated(storage: AuditStorage): Gated {
  const { retention } = storage;
  if (retention === undefined) throw new Error('This storage deletes nothing');
  const gates = { records: gate(), recordings: gate() };
  let deleted = NONE;
  const remove: Retention['remove'] = async (...what) => {
    const [{ of }] = what;
    await gates[of === 'recording' ? 'recordings' : 'records'].passed();
    const startedAt = performance.now();
    const removed = await retention.remove(...what);
    const ms = performance.now() - startedAt;
    deleted = {
      rows: deleted.rows + (removed?.rows ?? 0),
      bytes: deleted.bytes + (removed?.bytes ?? 0),
      batches: deleted.batches + 1,
      longestMs: Math.max(deleted.longestMs, ms),
    };
    return removed;
  };
  return {
    storage: { ...storage, retention: { ...retention, remove } },
    open: (kind) => gates[kind].open(),
    shut() {
      for (const each of Object.values(gates)) each.shut();
    },
    deleted() {
      const since = deleted;
      deleted = NONE;
      return since;
    },
  };
}

interface Gate {
  passed(): Promise<void>;
  open(): void;
  shut(): void;
}

/** Shut at first. */
function gate(): Gate {
  let waiting: (() => void)[] = [];
  let isOpen = false;
  return {
    passed: async () => (isOpen ? undefined : new Promise((pass) => waiting.push(pass))),
    open() {
      isOpen = true;
      for (const pass of waiting) pass();
      waiting = [];
    },
    shut() {
      isOpen = false;
    },
  };
}
