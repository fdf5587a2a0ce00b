import { AuditError, StorageRefusedError, StorageUnavailableError } from '../errors.js';
import { property } from './client-shape.js';
import { SchemaMissingError } from './schema-missing-error.js';

/**
 * What a failed call of the client means for whoever asked. Refused is only what is known to be the data's fault:
 * after anything else (connection, lock, time-out, full disk, a cause not known) the same rows may go through later.
 */
export function storageError(error: unknown): AuditError {
  if (error instanceof AuditError) return error;
  const facts = factsOf(error);
  const options = { cause: error };
  if (isMissingTable(facts)) return new SchemaMissingError(`The database said: ${facts.message}`, options);
  if (isDataError(facts))
    return new StorageRefusedError(`The database refused the data: ${facts.message}`, options);
  return new StorageUnavailableError(`The database could not be asked: ${facts.message}`, options);
}

/** True for a unique key that is taken. */
export function isKeyTaken(error: unknown): boolean {
  return property(error, 'code') === 'P2002' || factsOf(error).kind === 'UniqueConstraintViolation';
}

/** True for a deadlock or a failed serialization: the database chose another transaction over ours. */
export function isWriteConflict(error: unknown): boolean {
  const { prisma, database, kind } = factsOf(error);
  return (
    prisma === 'P2034' || kind === 'TransactionWriteConflict' || ['40001', '40P01', '1213'].includes(database)
  );
}

/** True when PostgreSQL broke off a statement whose time was up. */
export function isTimeUp(error: unknown): boolean {
  const cause = error instanceof AuditError ? error.cause : error;
  return factsOf(cause).database === '57014';
}

interface ErrorFacts {
  readonly name: string;
  readonly prisma: string;
  /** SQLSTATE, or SQLite's or MySQL's own code. */
  readonly database: string;
  readonly kind: string;
  readonly message: string;
}

function factsOf(error: unknown): ErrorFacts {
  const meta = property(error, 'meta');
  const driver = property(property(meta, 'driverAdapterError'), 'cause');
  const message = text(property(driver, 'originalMessage')) || text(property(meta, 'message'));
  return {
    name: text(property(error, 'name')),
    prisma: text(property(error, 'code')),
    database: text(property(driver, 'originalCode')) || text(property(meta, 'code')),
    kind: text(property(driver, 'kind')),
    message: message || lastLine(text(property(error, 'message'))) || String(error),
  };
}

const MISSING_CODES = new Set(['P2021', 'P2022', '42P01', '42703', '1146', '1054']);
const MISSING_KINDS = new Set(['TableDoesNotExist', 'ColumnNotFound']);

function isMissingTable({ prisma, database, kind, message }: ErrorFacts): boolean {
  return (
    MISSING_CODES.has(prisma) ||
    MISSING_CODES.has(database) ||
    MISSING_KINDS.has(kind) ||
    /no such (?:table|column)/.test(message)
  );
}

const DATA_CODES = new Set([
  ...[
    'P2000',
    'P2002',
    'P2003',
    'P2004',
    'P2005',
    'P2006',
    'P2007',
    'P2011',
    'P2012',
    'P2013',
    'P2019',
    'P2020',
  ],
  ...['P2023', 'P2033'],
]);
const DATA_KINDS = new Set([
  'LengthMismatch',
  'UniqueConstraintViolation',
  'NullConstraintViolation',
  'ForeignKeyConstraintViolation',
  'ValueOutOfRange',
  'InvalidInputValue',
  'InconsistentColumnData',
]);
/** MySQL: null, out of range, truncated, wrong date, wrong text, wrong value, too long, a trigger's no, bad JSON, a failed check. */
const MYSQL_DATA_CODES = new Set([
  '1048',
  '1264',
  '1265',
  '1292',
  '1366',
  '1406',
  '1644',
  '3140',
  '3141',
  '3819',
  '4025',
]);
/** SQLite: too big, constraint, mismatch; extended codes carry the primary one in their low byte. */
const SQLITE_DATA_CODES = new Set([18, 19, 20]);

function isDataError({ name, prisma, database, kind, message }: ErrorFacts): boolean {
  if (name === 'PrismaClientValidationError' || name === 'RangeError') return true;
  if (DATA_CODES.has(prisma) || DATA_KINDS.has(kind)) return true;
  if (/^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH)/.test(database) || /malformed JSON/.test(message)) return true;
  // SQLSTATE classes: data exception, integrity constraint, program limit.
  if (/^(?:22|23|54)[0-9A-Z]{3}$/.test(database)) return true;
  if (MYSQL_DATA_CODES.has(database)) return true;
  return (
    /^\d{1,4}$/.test(database) &&
    SQLITE_DATA_CODES.has(Number(database) & 0xff) &&
    /constraint|too big|mismatch/i.test(message)
  );
}

/** Prisma puts the code that called it before the sentence that says what is wrong. */
function lastLine(message: string): string {
  return message.trim().split('\n').at(-1) ?? '';
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
