import { describe, expect, it } from 'vitest';
import { changesRemovalSql, changesSql } from '../../changes/triggers/changes-sql.js';
import type { ChangesPlace } from '../../changes/triggers/installed-state.js';
import { triggersOf } from '../../changes/triggers/wanted-triggers.js';
import type { TableNames } from '../../prisma/data-model.js';
import { changesState, trackedInHistory } from './changes-state.js';
import { wantedChanges } from './changes-tables.js';

const columns = new Map<string, string>();
const table = (name: string): TableNames => ({ schema: null, table: name, columns });
const names = { changes: table('audit_changes'), context: table('audit_context') };

const model = (name: string, more = '') =>
  `/// @auditreel changes\nmodel ${name} {\n  id Int @id\n${more}}\n`;
const tablesOf = (text: string) => wantedChanges([{ path: 'x', text }], 'sqlite').tables;
const made = (name: string, sql: string) => ({ name, sql });

describe.each(['sqlite', 'postgresql', 'mysql'] as const)('changesState on %s', (provider) => {
  const place: ChangesPlace = { names, provider };
  const quote = (name: string): string => (provider === 'mysql' ? `\`${name}\`` : `"${name}"`);
  const sqlOf = (text: string) => changesSql(tablesOf(text), names, provider);
  const added = sqlOf(model('A') + model('B'));
  const removed = changesRemovalSql(tablesOf(model('A')), names, provider);

  it.each([
    ['no migrations', [], 'absent'],
    ['migrations of the host only', [made('1', `CREATE TABLE ${quote('A')} ();`)], 'absent'],
    ['its triggers', [made('1', added)], 'current'],
    ['its triggers, checked out with CRLF', [made('1', added.replaceAll('\n', '\r\n'))], 'current'],
    ['those of another column too', [made('1', sqlOf(model('A', '  x Int\n')))], 'stale'],
    [
      'those of an older table, then its own',
      [made('1', sqlOf(model('A', '  x Int\n'))), made('2', added)],
      'current',
    ],
    ['its triggers, and later those of another', [made('1', added), made('2', sqlOf(model('C')))], 'current'],
    ['those of another only', [made('1', sqlOf(model('AB')))], 'absent'],
    ['its triggers, taken away', [made('1', added), made('2', removed)], 'absent'],
    [
      'its triggers, taken away and put up again',
      [made('1', added), made('2', removed), made('3', added)],
      'current',
    ],
    [
      'the table made anew',
      [made('1', added), made('2', `-- RedefineTables\nDROP TABLE ${quote('A')};`)],
      'lost',
    ],
    [
      'another table dropped',
      [made('1', added), made('2', `DROP TABLE ${quote('B')}; -- ${quote('A')}`)],
      'current',
    ],
  ] as const)('%s', (_what, migrations, expected) => {
    const [wanted] = tablesOf(model('A'));
    expect(wanted && changesState(migrations, wanted, place).is).toBe(expected);
  });

  it('knows the tables that a history tracks, and how their triggers are dropped', () => {
    const found = trackedInHistory([made('1', added), made('2', removed)]);
    expect([...found.keys()]).toEqual(['B']);
    expect(found.get('B')?.length).toBeGreaterThan(1);
    for (const statement of found.get('B') ?? []) expect(statement).toMatch(/^DROP TRIGGER IF EXISTS /);
  });
});

it('a trigger dropped by hand is lost', () => {
  const place: ChangesPlace = { names, provider: 'sqlite' };
  const [wanted] = tablesOf(model('A'));
  const history = [
    made('1', changesSql(tablesOf(model('A')), names, 'sqlite')),
    made('2', 'DROP TRIGGER "auditreel_changes_update_A";'),
  ];
  expect(wanted && changesState(history, wanted, place)).toEqual({ is: 'lost', migration: '2' });
});

it.each(['sqlite', 'postgresql', 'mysql'] as const)(
  'finds a relation of any name again, on %s',
  (provider) => {
    const tables = tablesOf(`/// @auditreel changes
model A {
  id Int @id
  bs B[] @relation("it's \\"my\\" \`odd\` one; \\\\ -- */")
}
model B {
  id Int @id
  as A[] @relation("it's \\"my\\" \`odd\` one; \\\\ -- */")
}`);
    const history = [made('1', changesSql(tables, names, provider))];
    expect([...trackedInHistory(history).keys()]).toEqual(tables.map(({ model: name }) => name));
    const states = tables.map((tracked) => changesState(history, tracked, { names, provider }).is);
    expect(states).toEqual(['current', 'current']);
    const triggers = tables.flatMap((tracked) => triggersOf(tracked, names, provider));
    for (const { name } of triggers) expect(name).toMatch(/^auditreel_[^"`'\\]+$/);
  },
);
