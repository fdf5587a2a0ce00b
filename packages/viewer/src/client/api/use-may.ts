import type { ViewerPermission } from '@auditreel/core';
import { useMe } from './queries.js';

/** Whether whoever looks may do this; false until it is known. */
export function useMay(permission: ViewerPermission): boolean {
  return useMe().data?.can.includes(permission) ?? false;
}
