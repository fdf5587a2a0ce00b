import type { ViewerIdentity } from '@auditreel/core';

/** Whether this viewer may know of a row: with a tenant of their own they see nothing else. */
export function isVisible(viewer: ViewerIdentity, row: { readonly tenantId: string | null }): boolean {
  return viewer.tenantId === undefined || row.tenantId === viewer.tenantId;
}

/** The tenant to filter by, or null when the asked one is not the viewer's: nothing can match. */
export function tenantFilter(
  viewer: ViewerIdentity,
  asked: string | undefined,
): { readonly tenant?: string } | null {
  const forced = viewer.tenantId;
  if (forced === undefined) return asked === undefined ? {} : { tenant: asked };
  return asked === undefined || asked === forced ? { tenant: forced } : null;
}
