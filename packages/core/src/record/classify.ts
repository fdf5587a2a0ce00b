import type { RecordKind, RecordOutcome } from './audit-record.js';
import type { RequestEnd } from './request-facts.js';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const KINDS: Readonly<Record<string, RecordKind>> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
  GET: 'read',
  HEAD: 'read',
};

/** Whether a request of this method is recorded by itself. */
export function isMutating(method: string): boolean {
  return !READS.has(method);
}

/** What kind of action a method is, where the handler does not say. */
export function kindOf(method: string): RecordKind {
  return Object.hasOwn(KINDS, method) ? (KINDS[method] ?? 'other') : 'other';
}

/** How the request ended: only a complete answer below 400 is a success. */
export function outcomeOf(end: RequestEnd): RecordOutcome {
  if (end.aborted || end.timedOut || end.statusCode === null) return 'unknown';
  if (end.statusCode === 401 || end.statusCode === 403) return 'denied';
  return end.statusCode < 400 ? 'success' : 'failure';
}

/** Why it did not succeed, as far as the end itself tells. Never an error's message: messages hold values. */
export function reasonOf(end: RequestEnd): string | null {
  if (end.aborted) return 'ABORTED';
  if (end.timedOut) return 'TIMEOUT';
  if (end.error !== undefined) return nameOf(end.error);
  if (end.statusCode === 401) return 'UNAUTHORIZED';
  if (end.statusCode === 403) return 'FORBIDDEN';
  return null;
}

const CODE = /^[A-Za-z][A-Za-z0-9_]{1,63}$/;

function nameOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'ERROR';
  try {
    const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
    if (typeof code === 'string' && CODE.test(code)) return code;
    return typeof name === 'string' && CODE.test(name) ? name : 'ERROR';
  } catch {
    return 'ERROR';
  }
}
