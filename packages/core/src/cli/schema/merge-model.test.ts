import { describe, expect, it } from 'vitest';
import type { Model } from '../../prisma/columns.js';
import { AUDIT_CHUNK, AUDIT_RECORD, SCHEMA_VERSION } from '../../prisma/models.js';
import { renderModel } from '../../prisma/render-models.js';
import { type Merge, mergeModel } from './merge-model.js';
import { type ModelBlock, parseModels } from './parse-models.js';

const rendered = (model: Model): string => renderModel(model, 'postgresql').trimEnd();

function blockOf(text: string): ModelBlock {
  const [block] = parseModels(text.split('\n'));
  if (!block) throw new Error('no model in the text');
  return block;
}

function merged(edit: (text: string) => string, model = AUDIT_RECORD, next = model): Merge {
  const text = edit(rendered(model));
  expect(text, 'the edit must change something').not.toBe(rendered(model));
  return mergeModel(blockOf(text), next, 'postgresql');
}

describe('mergeModel keeps', () => {
  it.each<[string, (text: string) => string]>([
    [
      'another table name',
      (text) => text.replace('@@map("audit_records")', '@@map("trail")\n  @@schema("ops")'),
    ],
    [
      'other column names',
      (text) => text.replace(/^ {2}action .*$/m, '  action String @map("what") @db.VarChar(80)'),
    ],
    ['another native type', (text) => text.replaceAll('@db.Uuid', '@db.Char(36)')],
    ['no native type', (text) => text.replaceAll(' @db.Uuid', '')],
    ['an optional field', (text) => text.replace('  @@map', '  note String?\n  @@map')],
    ['a filled field', (text) => text.replace('  @@map', '  at DateTime @default(now())\n  @@map')],
    ['an index more', (text) => text.replace('  @@map', '  @@index([ip])\n  @@map')],
    [
      'an index of another kind',
      (text) => text.replace('@@index([actorId, id])', '@@index([actorId, id(sort: Desc)], map: "x")'),
    ],
    ['comments', (text) => text.replace('  @@map', '  // ours for ever\n  @@map')],
    ['another layout', (text) => text.replaceAll(/ {2,}(?=\S)/g, '\t')],
  ])('%s', (_what, edit) => {
    expect(merged(edit)).toEqual({ is: 'same' });
  });
});

describe('mergeModel refuses', () => {
  it.each<[string, (text: string) => string, string]>([
    [
      'another type',
      (text) => text.replace(/^( {2}time +)BigInt/m, '$1DateTime'),
      'has time as DateTime, not BigInt',
    ],
    ['a field gone', (text) => text.replace(/^ {2}outcome .*\n/m, ''), 'lacks the field outcome'],
    [
      'a nullable field made required',
      (text) => text.replace(/^( {2}reason +)String\?/m, '$1String'),
      'has reason as String, not String?',
    ],
    ['a default gone', (text) => text.replace(' @default(1)', ''), 'has count without @default(1)'],
    ['a required field more', (text) => text.replace('  @@map', '  must Int\n  @@map'), 'requires must'],
    ['no marker', (text) => text.replace(/^.*@auditreel.*\n/, ''), "is not marked as auditreel's"],
    ['a newer marker', (text) => text.replace(/schema \d+/, 'schema 99'), 'is of schema 99, newer than'],
  ])('%s', (_what, edit, reason) => {
    const result = merged(edit);
    expect(result).toMatchObject({ is: 'conflict', reasons: [expect.stringContaining(reason)] });
  });

  it('a changed key', () => {
    const result = merged(
      (text) => text.replace('sessionId, tabId, page, seq, part', 'sessionId, seq'),
      AUDIT_CHUNK,
    );
    expect(result).toMatchObject({
      is: 'conflict',
      reasons: ['lacks @@id([sessionId,tabId,page,seq,part])'],
    });
  });
});

describe('mergeModel upgrades', () => {
  const next: Model = {
    ...AUDIT_RECORD,
    columns: AUDIT_RECORD.columns.flatMap((column) =>
      column.name === 'outcome'
        ? [column, { name: 'fresh', type: { is: 'int' }, nullable: true, since: SCHEMA_VERSION }]
        : [column],
    ),
    indexes: [...AUDIT_RECORD.indexes, ['fresh', 'id']],
  };
  const old = (text: string): string => text.replace(/schema \d+/, `schema ${SCHEMA_VERSION - 1}`);

  it('a block of an older version, and keeps the edits made in it', () => {
    const result = merged((text) => old(text).replace('audit_records', 'trail'), AUDIT_RECORD, next);
    expect(result.is).toBe('changed');
    const lines = result.is === 'changed' ? result.lines : [];
    expect(lines[0]).toBe(`/// @auditreel schema ${SCHEMA_VERSION}`);
    expect(lines[lines.findIndex((line) => /^ {2}outcome /.test(line)) + 1]).toMatch(/^ {2}fresh +Int\?$/);
    expect(lines.join('\n')).toContain('@@index([fresh, id])\n}');
    expect(lines.join('\n')).toContain('@@map("trail")');
    expect(mergeModel(blockOf(lines.join('\n')), next, 'postgresql')).toEqual({ is: 'same' });
  });
});
