import { v7 as uuidv7 } from 'uuid';
import { OptionsError } from '../errors.js';
import type { Actor, AuditRecord } from '../record/audit-record.js';
import type { ResolvedOptions } from '../resolve-options.js';
import type { AuditHold, HoldStore } from '../storage/hold-store.js';
import { splitTarget } from '../storage/record-filter.js';
import { activeHolds } from './active-holds.js';
import { type HoldInput, readHold } from './hold-input.js';
import { ownRecord } from './own-record.js';

/** Places and releases legal holds, each with its record. */
export interface HoldDesk {
  hold(input: HoldInput): Promise<AuditHold>;
  release(id: string, by?: string): Promise<boolean>;
  holds(): Promise<readonly AuditHold[]>;
}

export interface HoldDeskOptions {
  readonly options: ResolvedOptions;
  /** Checks the storage. */
  readonly ready: () => Promise<void>;
  readonly now: () => Promise<number>;
}

export function holdDesk({ options, ready, now }: HoldDeskOptions): HoldDesk {
  const store = (): HoldStore => {
    const { holds } = options.storage;
    if (holds === undefined) throw new OptionsError('storage', 'This storage keeps no legal holds.');
    return holds;
  };
  const taleOf = (verb: 'hold' | 'release', hold: AuditHold, at: number): AuditRecord => {
    const [actor, isPlaced] = [verb === 'hold' ? hold.placedBy : hold.releasedBy, verb === 'hold'];
    const input = {
      action: `retention.${verb}`,
      kind: isPlaced ? 'create' : 'update',
      actor: actorOf(actor),
      target: targetOf(hold),
      metadata: { hold: hold.id, reason: hold.reason },
    } as const;
    return ownRecord(input, { options, now: at, parentId: null });
  };
  return {
    async hold(input) {
      const said = readHold(input);
      await ready();
      const placedAt = await now();
      const made = { id: uuidv7(), ...said, placedBy: input.by ?? null, placedAt };
      const hold: AuditHold = { ...made, releasedBy: null, releasedAt: null };
      await store().place(hold, taleOf('hold', hold, placedAt));
      return hold;
    },
    async release(id, by) {
      await ready();
      const held = (await activeHolds(options.storage)).find((hold) => hold.id === id);
      if (held === undefined) return false;
      const release = { releasedBy: by ?? null, releasedAt: await now() };
      return store().release(id, release, taleOf('release', { ...held, ...release }, release.releasedAt));
    },
    async holds() {
      await ready();
      return store().active();
    },
  };
}

function actorOf(id: string | null): Actor {
  return id === null ? { type: 'system' } : { type: 'user', id };
}

function targetOf({ subject, subjectId }: AuditHold): { readonly type: string; readonly id: string } {
  if (subject !== 'target') return { type: subject, id: subjectId };
  const { type, id = '' } = splitTarget(subjectId);
  return { type, id };
}
