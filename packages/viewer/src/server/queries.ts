import type { ChangedRow, RecordQuery, SessionQuery } from '@auditreel/core/adapter';
import { z } from 'zod';
import { ViewerProblem } from './problem.js';

const MAX_QUERY = 8192;
const text = z.string().min(1).max(256);
const ms = z
  .string()
  .regex(/^\d{1,15}$/, 'must be ms since 1970 UTC')
  .transform(Number);
const limit = z
  .string()
  .regex(/^\d{1,3}$/, 'must be a number from 1 to 200')
  .transform(Number)
  .pipe(z.number().min(1).max(200))
  .default(50);
const cursor = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'must be a nextCursor of this API')
  .optional();

const recordQuery = z.strictObject({
  actor: text.optional(),
  action: text.optional(),
  kind: z.enum(['create', 'update', 'delete', 'read', 'auth', 'other']).optional(),
  outcome: z.enum(['success', 'failure', 'denied', 'unknown']).optional(),
  target: text.optional(),
  tenant: text.optional(),
  session: text.optional(),
  witness: z.enum(['pending', 'witnessed', 'unwitnessed', 'unrecorded']).optional(),
  from: ms.optional(),
  to: ms.optional(),
  cursor,
  limit,
});

const sessionQuery = z.strictObject({ actor: text.optional(), tenant: text.optional(), cursor, limit });

const pageQuery = z.strictObject({ cursor, limit });

const rowQuery = z.strictObject({ model: text, targetId: text, cursor, limit });

/** A page of a list without filters. */
export interface PageQuery {
  readonly cursor?: string;
  readonly limit: number;
}

export function parseRecordQuery(url: URL): RecordQuery {
  return withoutUndefined(parse(recordQuery, url));
}

export function parseSessionQuery(url: URL): SessionQuery {
  return withoutUndefined(parse(sessionQuery, url));
}

export function parsePageQuery(url: URL): PageQuery {
  return withoutUndefined(parse(pageQuery, url));
}

export function parseRowQuery(url: URL): ChangedRow & PageQuery {
  return withoutUndefined(parse(rowQuery, url));
}

function parse<T extends z.ZodType>(schema: T, url: URL): z.output<T> {
  if (url.search.length > MAX_QUERY) {
    throw new ViewerProblem('INVALID_QUERY', `The query is longer than ${MAX_QUERY} characters.`);
  }
  const parsed = schema.safeParse(singleValues(url.searchParams));
  if (parsed.success) return parsed.data;
  throw new ViewerProblem('INVALID_QUERY', messageOf(parsed.error));
}

function singleValues(params: URLSearchParams): Record<string, string> {
  const entries = [...params];
  const names = new Set(entries.map(([name]) => name));
  if (names.size !== entries.length) {
    throw new ViewerProblem('INVALID_QUERY', 'Each parameter may be given once.');
  }
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function messageOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'The query is not valid.';
  return [issue.path.join('.'), issue.message]
    .filter((part) => part !== '')
    .join(': ')
    .slice(0, 300);
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>;
}
