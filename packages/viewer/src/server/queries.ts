import type {
  ChangedRow,
  ExportFormat,
  FindingSeverity,
  RecordFilter,
  RecordQuery,
  SessionQuery,
} from '@auditreel/core/adapter';
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

const MOST_WORDS = 8;
const words = text.refine((value) => value.trim().split(/\s+/).length <= MOST_WORDS, {
  message: `must be at most ${MOST_WORDS} words`,
});

const recordFilter = z.strictObject({
  actor: text.optional(),
  action: text.optional(),
  kind: z.enum(['create', 'update', 'delete', 'read', 'auth', 'other']).optional(),
  outcome: z.enum(['success', 'failure', 'denied', 'unknown']).optional(),
  target: text.optional(),
  tenant: text.optional(),
  session: text.optional(),
  witness: z.enum(['pending', 'witnessed', 'unwitnessed', 'unrecorded']).optional(),
  trust: z.enum(['bound', 'signed', 'claimed', 'none']).optional(),
  request: text.optional(),
  ip: text.optional(),
  route: z.string().min(1).max(512).optional(),
  reason: text.optional(),
  method: text.optional(),
  q: words.optional(),
  from: ms.optional(),
  to: ms.optional(),
});

const recordQuery = recordFilter.extend({ cursor, limit });

const streamQuery = recordFilter.extend({ after: ms.optional() });

const exportQuery = recordFilter.extend({ format: z.enum(['jsonl', 'csv', 'ocsf']) });

const sessionQuery = z.strictObject({ actor: text.optional(), tenant: text.optional(), cursor, limit });

const findingsQuery = z.strictObject({
  rule: text.optional(),
  severity: z.enum(['low', 'medium', 'high']).optional(),
  tenant: text.optional(),
  cursor,
  limit: limit.pipe(z.number().max(50, 'must be a number from 1 to 50')).default(25),
});

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

/** The filters alone, for what is counted or taken out of all pages. */
export function parseRecordFilter(url: URL): RecordFilter {
  return withoutUndefined(parse(recordFilter, url));
}

/** `after`: the time of the database's clock up to which everything has been seen, ms. */
export function parseStreamQuery(url: URL): RecordFilter & { readonly after?: number } {
  return withoutUndefined(parse(streamQuery, url));
}

/** What is exported, and how it is written down. */
export type ExportQuery = RecordFilter & { readonly format: ExportFormat };

export function parseExportQuery(url: URL): ExportQuery {
  return withoutUndefined(parse(exportQuery, url));
}

export function parseSessionQuery(url: URL): SessionQuery {
  return withoutUndefined(parse(sessionQuery, url));
}

/** Which findings are asked for. */
export interface FindingsQuery extends PageQuery {
  readonly rule?: string;
  readonly severity?: FindingSeverity;
  readonly tenant?: string;
}

export function parseFindingsQuery(url: URL): FindingsQuery {
  return withoutUndefined(parse(findingsQuery, url));
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
