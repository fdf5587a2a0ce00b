import type { Awaitable } from '../../awaitable.js';
import { rawOf } from '../../prisma/client-shape.js';
import { hasModel, providerOf } from '../../prisma/data-model.js';
import { AUDIT_CHANGE } from '../../prisma/models.js';
import { asError } from '../../thrown.js';
import { trackedTables } from '../triggers/tracked-tables.js';
import { type ContextStatements, contextStatements } from './context-statements.js';

/** What a database has triggers on, and how they are told whose write it is; null where there are none to tell. */
export interface Tracked {
  readonly tables: ReadonlySet<string>;
  readonly statements: ContextStatements | null;
}

export interface TrackedState {
  /** What is known by now; inside a transaction of the host's nothing can be asked on another connection. */
  known(): Tracked | null;
  /** Asked once, and again beside later writes, because a migration may come while the process runs. */
  ask(): Awaitable<Tracked>;
}

const FRESH_MS = 60_000;
const NOTHING: Tracked = { tables: new Set(), statements: null };

/** Never rejects: while the database can't be asked, writes go through as they are. */
export function trackedState(base: unknown, onError: (error: Error) => void): TrackedState {
  let known: Tracked | null = hasModel(base, AUDIT_CHANGE) ? null : NOTHING;
  let asking: Promise<Tracked> | null = null;
  let askedAt = known === null ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;

  function askAgain(): Promise<Tracked> {
    askedAt = performance.now();
    asking ??= askDatabase(base)
      .catch((error: unknown) => {
        onError(asError(error));
        return known ?? NOTHING;
      })
      .then((answer) => {
        asking = null;
        known = answer;
        return answer;
      });
    return asking;
  }

  return {
    known: () => known,
    ask() {
      if (performance.now() - askedAt < FRESH_MS) return known ?? askAgain();
      const answer = askAgain();
      return known ?? answer;
    },
  };
}

async function askDatabase(base: unknown): Promise<Tracked> {
  const tables = await trackedTables(rawOf(base), providerOf(base));
  return { tables, statements: tables.size === 0 ? null : contextStatements(base) };
}
