import { type Audit, ROOMS } from '../../audit.js';
import { property } from '../../prisma/client-shape.js';
import { providerOf } from '../../prisma/data-model.js';
import type { Provider } from '../../prisma/render-models.js';
import { isAuditAdapter } from '../adapter/adapter-mark.js';
import { adapterOf, unextended } from './prisma-internals.js';
import { type TrackedState, trackedState } from './tracked-state.js';

/** The host's audit, or what answers it later: its `actor` may need the very client that is being extended. */
export type GivenAudit = Audit | (() => Audit);

/** One client of the host's, and what carries the context to its database. */
export interface Carrier {
  readonly audit: Audit;
  /** The client that was extended. */
  readonly parent: unknown;
  /** The one without extensions. */
  readonly base: unknown;
  readonly provider: Provider;
  readonly tracked: TrackedState;
  /** Its driver adapter binds what it is told in the transactions that it starts. */
  readonly isTold: boolean;
  /** What is written beside an open transaction is written in it. */
  readonly hasOneConnection: boolean;
}

export function carrierOf(given: GivenAudit, parent: unknown): Carrier {
  const base = unextended(parent);
  const audit = (): Audit => (typeof given === 'function' ? given() : given);
  return {
    get audit() {
      return audit();
    },
    parent,
    base,
    provider: providerOf(base),
    tracked: trackedState(base, (error) => audit()[ROOMS].options.onError(error)),
    isTold: isAuditAdapter(adapterOf(base)),
    hasOneConnection: property(adapterOf(base), 'adapterName') === '@prisma/adapter-better-sqlite3',
  };
}
