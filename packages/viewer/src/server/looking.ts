import type { ViewerIdentity } from '@auditreel/core';
import { actInput } from './viewer-act.js';
import type { ViewerScope } from './viewer-parts.js';

const WINDOW_MS = 600_000;
const MAX_REMEMBERED = 10_000;

/** What somebody looked at. */
export interface Look {
  readonly action: 'audit.view' | 'replay.view';
  /** Looks with the same subject are one within ten minutes. */
  readonly subject: readonly unknown[];
  readonly target?: { readonly type: string; readonly id: string };
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Remembers who looked at what, so that ten minutes of reading make one record. */
export interface Looking {
  record(scope: ViewerScope, look: Look): void;
}

export function createLooking(): Looking {
  const seen = new Map<string, number>();
  return {
    record(scope, look) {
      const key = JSON.stringify([viewerKey(scope.viewer), look.action, look.subject]);
      const now = scope.parts.now();
      const last = seen.get(key);
      if (last !== undefined && now - last < WINDOW_MS) return;
      seen.delete(key);
      seen.set(key, now);
      forgetOldest(seen);
      const { subject: _, ...act } = look;
      scope.parts.recordLook(actInput(scope.viewer, { kind: 'read', ...act }), scope);
    },
  };
}

function viewerKey(viewer: ViewerIdentity): readonly unknown[] {
  return [viewer.actor.type, viewer.actor.id ?? null, viewer.tenantId ?? null];
}

function forgetOldest(seen: Map<string, number>): void {
  if (seen.size <= MAX_REMEMBERED) return;
  const oldest = seen.keys().next();
  if (!oldest.done) seen.delete(oldest.value);
}
