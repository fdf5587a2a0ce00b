import type { RecordFilter } from '@auditreel/core/adapter';
import type { Looking } from './looking.js';
import { tenantFilter } from './tenant.js';
import type { ViewerScope } from './viewer-parts.js';

/**
 * The filters with the viewer's tenant, or null when nothing of it is theirs to see. The list of records, what is counted
 * of it and what comes to it are one look.
 */
export function recordSearch(
  scope: ViewerScope,
  looking: Looking,
  filter: RecordFilter,
): RecordFilter | null {
  looking.record(scope, {
    action: 'audit.view',
    subject: ['records', Object.entries(filter).sort()],
    metadata: { view: 'records', ...filter },
  });
  const tenant = tenantFilter(scope.viewer, filter.tenant);
  return tenant && { ...filter, ...tenant };
}
