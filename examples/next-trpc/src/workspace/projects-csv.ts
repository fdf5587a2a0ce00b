import { stringify } from 'csv-stringify/sync';
import type { ListedProject } from '@/workspace/projects';

/** Names come from people: a cell that a spreadsheet would run as a formula is defused. */
export function projectsCsv(projects: readonly ListedProject[]): string {
  const rows = projects.map((project) => ({
    project: project.name,
    status: project.archivedAt ? 'archived' : project.status.toLowerCase(),
    lead: project.lead?.name ?? '',
    tasks: project.total,
    done: project.done,
    created: project.createdAt.toISOString().slice(0, 10),
  }));
  return stringify(rows, { header: true, escape_formulas: true });
}
