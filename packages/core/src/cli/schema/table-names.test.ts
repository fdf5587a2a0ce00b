import { describe, expect, it } from 'vitest';
import { AUDIT_LEASE } from '../../prisma/models.js';
import { renderModel } from '../../prisma/render-models.js';
import { tableNamesIn } from './table-names.js';

const rendered = renderModel(AUDIT_LEASE, 'postgresql');
const inFiles = (text: string) =>
  tableNamesIn(
    [
      { path: 'own.prisma', text: 'model User {\n  id Int @id\n}' },
      { path: 'a.prisma', text },
    ],
    AUDIT_LEASE,
  );

describe('tableNamesIn', () => {
  it('finds the names as they were written', () => {
    expect(inFiles(rendered)).toEqual({
      schema: null,
      table: 'audit_leases',
      columns: new Map([
        ['name', 'name'],
        ['holder', 'holder'],
        ['until', 'until'],
      ]),
    });
  });

  it('follows @@map, @map and @@schema in any form', () => {
    const text = rendered
      .replace('@@map("audit_leases")', '@@map(name: "my \\"leases\\"") // was @@map("x")\n  @@schema("ops")')
      .replace(/^( {2}holder.*)$/m, '$1 @map( "who" )');
    const names = inFiles(text);
    expect(names).toMatchObject({ schema: 'ops', table: 'my "leases"' });
    expect(names.columns.get('holder')).toBe('who');
  });

  it('takes the model’s name for the table’s where the @@map is gone', () => {
    expect(inFiles(rendered.replace(/.*@@map.*\n/, '')).table).toBe('AuditLease');
  });

  it.each([
    ['the model is not there', ''],
    ['it is a model of the host’s own', rendered.replace(/^.*@auditreel.*\n/, '')],
  ])('says what to run when %s', (_when, text) => {
    expect(() => inFiles(text)).toThrow(/npx auditreel schema add\n.*npx prisma migrate dev/s);
  });
});
