import type { ViewerIdentity, ViewerPermission } from '@auditreel/core';
import { ViewerProblem, type ViewerProblemCode } from './problem.js';

const ALL: readonly ViewerPermission[] = ['replay', 'export', 'annotate', 'share'];

/** What this viewer may do; a host that says nothing allows everything. */
export function permissionsOf(viewer: ViewerIdentity): readonly ViewerPermission[] {
  return viewer.can ?? ALL;
}

export function mayReplay(viewer: ViewerIdentity): boolean {
  return permissionsOf(viewer).includes('replay');
}

const REFUSALS: Readonly<Record<ViewerPermission, readonly [code: ViewerProblemCode, what: string]>> = {
  replay: ['REPLAY_NOT_ALLOWED', 'Watching recordings'],
  export: ['EXPORT_NOT_ALLOWED', 'Exporting records'],
  annotate: ['ANNOTATE_NOT_ALLOWED', 'Writing notes'],
  share: ['SHARE_NOT_ALLOWED', 'Sharing links'],
};

export function assertMay(viewer: ViewerIdentity, permission: ViewerPermission): void {
  if (permissionsOf(viewer).includes(permission)) return;
  const [code, what] = REFUSALS[permission];
  throw new ViewerProblem(code, `${what} needs the permission '${permission}'.`);
}

export function assertMayReplay(viewer: ViewerIdentity): void {
  assertMay(viewer, 'replay');
}
