import { describe, expect, it } from 'vitest';
import { parseLine } from './parse-line.js';

describe('parseLine', () => {
  it('reads a field, its type and its attributes, whatever the layout', () => {
    const expected = {
      is: 'field',
      name: 'id',
      type: 'String',
      attributes: ['@id', '@default(uuid(7))', '@db.Char(36)'],
    };
    expect(parseLine('  id String @id @default(uuid(7)) @db.Char(36)')).toEqual(expected);
    expect(parseLine('\tid   String   @id @default( uuid( 7 ) )   @db.Char(36) // ours')).toEqual(expected);
  });

  it.each([
    ['  user User? @relation(fields: [actorId], references: [id])', 'User?'],
    ['  tags String[]', 'String[]'],
    ['  raw Unsupported("circle")?', 'Unsupported("circle")?'],
  ])('reads the type of %s', (line, type) => {
    expect(parseLine(line)).toMatchObject({ is: 'field', type });
  });

  it('keeps what is inside strings, also slashes and at signs', () => {
    expect(parseLine('  a String @default("http://x @y  z") @map("a//b")')).toMatchObject({
      attributes: ['@default("http://x @y  z")', '@map("a//b")'],
    });
  });

  it('reads a block attribute', () => {
    expect(parseLine('  @@index( [ actorId,id ] )')).toEqual({
      is: 'attribute',
      text: '@@index([actorId,id])',
    });
    expect(parseLine('  @@index([actorId, id])')).toEqual({ is: 'attribute', text: '@@index([actorId,id])' });
  });

  it.each(['', '}', '  // id String', '/// id String', 'model AuditRecord {'])(
    'reads nothing in %j',
    (line) => {
      expect(parseLine(line)).toEqual({ is: 'other' });
    },
  );
});
