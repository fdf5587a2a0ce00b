import type { RecordInput, RecordKind, ViewerIdentity } from '@auditreel/core';

/** What somebody did in the viewer. */
export interface ViewerAct {
  readonly action: string;
  readonly kind: RecordKind;
  /** @default 'success' */
  readonly outcome?: 'success' | 'failure';
  readonly reason?: string;
  readonly target?: { readonly type: string; readonly id: string };
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** An act as a record: with who looks, and the tenant that they look for. */
export function actInput(viewer: ViewerIdentity, act: ViewerAct): RecordInput {
  const tenantId = viewer.tenantId ?? viewer.actor.tenantId;
  return {
    ...act,
    outcome: act.outcome ?? 'success',
    actor: viewer.actor,
    ...(tenantId === undefined ? {} : { tenantId }),
  };
}
