import type { ProjectStatus } from '../../generated/enums';

export const STATUSES = ['PLANNED', 'ACTIVE', 'PAUSED', 'DONE'] as const satisfies readonly ProjectStatus[];

export const STATUS_LABEL: Readonly<Record<ProjectStatus, string>> = {
  PLANNED: 'Planned',
  ACTIVE: 'Active',
  PAUSED: 'On hold',
  DONE: 'Done',
};
