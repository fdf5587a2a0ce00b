import { STATUS_LABEL } from '@/workspace/status-label';
import type { ProjectStatus } from '../../../generated/enums';

export function StatusBadge({ status }: { readonly status: ProjectStatus }) {
  return <span className={`badge ${status.toLowerCase()}`}>{STATUS_LABEL[status]}</span>;
}
