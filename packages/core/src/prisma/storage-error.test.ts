import { describe, expect, it } from 'vitest';
import { StorageUnavailableError } from '../errors.js';
import { isKeyTaken, isWriteConflict, storageError } from './storage-error.js';

/** As a driver adapter's errors come out of the client. */
function raw(originalCode: string, kind: string, originalMessage = 'said the database'): Error {
  const driverAdapterError = { cause: { originalCode, kind, originalMessage } };
  return Object.assign(new Error('Invalid invocation'), { code: 'P2010', meta: { driverAdapterError } });
}
const known = (code: string): Error => Object.assign(new Error(`call site\n\n${code} happened`), { code });

describe('storageError', () => {
  it.each([
    [
      'a null in SQLite, by libsql',
      raw('1299', 'NullConstraintViolation', 'NOT NULL constraint failed: q.a'),
    ],
    ['a null in SQLite, by better-sqlite3', raw('SQLITE_CONSTRAINT_NOTNULL', 'sqlite')],
    ['a check in SQLite', raw('275', 'sqlite', 'CHECK constraint failed: q')],
    ['text that PostgreSQL cannot hold', raw('22P05', 'postgres')],
    ['a null in PostgreSQL', raw('23502', 'NullConstraintViolation')],
    ['a key too long for a PostgreSQL index', raw('54000', 'postgres')],
    ['text too long in MySQL', raw('1406', 'LengthMismatch')],
    ['a trigger of MySQL', raw('1644', 'mysql')],
    ['a trigger of SQLite', raw('1811', 'ForeignKeyConstraintViolation')],
    ['a trigger of PostgreSQL', raw('23000', 'postgres')],
    ['a value out of range', known('P2020')],
    [
      'arguments that the client refuses',
      Object.assign(new Error('bad'), { name: 'PrismaClientValidationError' }),
    ],
    ['a time that is no whole number', new RangeError('The number NaN cannot be converted to a BigInt')],
  ])('%s refuses the data', (_, error) => {
    expect(storageError(error)).toMatchObject({ code: 'ERR_AUDIT_STORAGE_REFUSED', cause: error });
  });

  it.each([
    ['no connection', known('P1001')],
    ['a time-out', known('P1008')],
    ['an exhausted pool', known('P2024')],
    ['a transaction that could not start', known('P2028')],
    ['a write conflict', known('P2034')],
    ['a lock in SQLite, by libsql', raw('5', 'SocketTimeout', 'SQLITE_BUSY: database is locked')],
    ['a lock in SQLite, by better-sqlite3', raw('SQLITE_BUSY', 'SocketTimeout')],
    ['a full disk in SQLite', raw('SQLITE_FULL', 'sqlite', 'database or disk is full')],
    ['a full disk in PostgreSQL', raw('53100', 'postgres')],
    ['a server that is shutting down', raw('57P01', 'postgres')],
    ['a socket error', new Error('connect ECONNREFUSED')],
    ['something that is no error', 'what'],
  ])('%s is unavailable for now', (_, error) => {
    expect(storageError(error)).toMatchObject({ code: 'ERR_AUDIT_STORAGE_UNAVAILABLE', cause: error });
  });

  it.each([
    ['SQLite, by libsql', raw('1', 'sqlite', 'SQLITE_ERROR: no such table: main.audit_leases')],
    ['SQLite, by better-sqlite3', raw('SQLITE_ERROR', 'TableDoesNotExist')],
    ['PostgreSQL', raw('42P01', 'TableDoesNotExist')],
    ['a model call', known('P2021')],
    ['a column', known('P2022')],
  ])('a table missing in %s says which commands add it', (_, error) => {
    expect(storageError(error)).toMatchObject({ code: 'ERR_AUDIT_SCHEMA_MISSING' });
    expect(storageError(error).message).toContain('npx auditreel schema add');
  });

  it('leaves our own errors as they are', () => {
    const own = new StorageUnavailableError('as it was');
    expect(storageError(own)).toBe(own);
  });

  it('says the sentence, not the call site that Prisma puts before it', () => {
    expect(storageError(known('P1001')).message).toBe('The database could not be asked: P1001 happened');
  });
});

it('knows a key that is taken, and a conflict between writers', () => {
  expect(isKeyTaken(known('P2002'))).toBe(true);
  expect(isKeyTaken(raw('2067', 'UniqueConstraintViolation'))).toBe(true);
  expect(isKeyTaken(known('P2003'))).toBe(false);
  expect(isWriteConflict(raw('40P01', 'postgres'))).toBe(true);
  expect(isWriteConflict(known('P2034'))).toBe(true);
  expect(isWriteConflict(raw('23505', 'UniqueConstraintViolation'))).toBe(false);
});
