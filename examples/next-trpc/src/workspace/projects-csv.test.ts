import { expect, it } from 'vitest';
import type { ListedProject } from './projects';
import { projectsCsv } from './projects-csv';

const project: ListedProject = {
  id: '1',
  name: 'Harbour signage',
  description: '',
  status: 'ACTIVE',
  createdAt: new Date('2026-10-02T12:00:00Z'),
  archivedAt: null,
  lead: { id: 'u1', name: 'Tom Becker' },
  total: 5,
  done: 2,
};

it('has one line for each project, after the header', () => {
  expect(projectsCsv([project, { ...project, archivedAt: new Date(), lead: null }])).toBe(
    [
      'project,status,lead,tasks,done,created',
      'Harbour signage,active,Tom Becker,5,2,2026-10-02',
      'Harbour signage,archived,,5,2,2026-10-02',
      '',
    ].join('\n'),
  );
});

it('defuses formulas and keeps commas inside their cell', () => {
  expect(projectsCsv([{ ...project, name: '=HYPERLINK("x"), now' }])).toContain(`"'=HYPERLINK(""x""), now"`);
});
