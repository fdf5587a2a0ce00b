import type { ViewerIdentity, ViewerPermission } from '@auditreel/core';
import { ViewerProblem } from './problem.js';

const ALL: readonly ViewerPermission[] = ['replay', 'export', 'annotate', 'share'];

/** What this viewer may do; a host that says nothing allows everything. */
export function permissionsOf(viewer: ViewerIdentity): readonly ViewerPermission[] {
  return viewer.can ?? ALL;
}

export function mayReplay(viewer: ViewerIdentity): boolean {
  return permissionsOf(viewer).includes('replay');
}

export function assertMayReplay(viewer: ViewerIdentity): void {
  if (mayReplay(viewer)) return;
  throw new ViewerProblem('REPLAY_NOT_ALLOWED', "Watching recordings needs the permission 'replay'.");
}
