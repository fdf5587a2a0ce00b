import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audit } from '@auditreel/core';
import { AuditError, type Draft, whatIsAudited } from '@auditreel/core/adapter';
import { hostConfigOf } from './host-config.js';
import { isSlashRedirect } from './is-nexts-own.js';
import { matchOf } from './match-of.js';

/** One answered request. */
export interface Answered {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly draft: Draft;
  /** Null where no answer began. */
  readonly statusCode: number | null;
}

/**
 * Whether a request was the recorder's and nobody served it; the host's `onError` is told what to mend, once for each
 * way of failing.
 */
export function recorderRouteCheck(audit: Audit): (answered: Answered) => boolean {
  const { path, onError } = whatIsAudited(audit);
  const told = new Set<string>();
  return function isUnservedRecorder({ request, response, draft, statusCode }) {
    if (draft.claimed || !draft.facts.url.includes(path)) return false;
    const mount = (hostConfigOf(request)?.basePath ?? '') + path;
    const asked = draft.facts.url.split('?', 1)[0] ?? '';
    if (!asked.startsWith(`${mount}/`)) return false;
    // Some other route answered: a request line can name this path and mean another.
    const match = matchOf(request);
    if (match !== null && !match.pathname.startsWith(`${path}/`)) return false;
    if (isSlashRedirect({ response, draft, statusCode })) return true;
    const problem = problemOf(statusCode, path);
    if (OWN.has(asked.slice(mount.length)) && problem !== null && !told.has(problem)) {
      told.add(problem);
      onError(new AuditError('ERR_AUDIT_RECORDER_ROUTE', problem));
    }
    return true;
  };
}

const OWN: ReadonlySet<string> = new Set(['/recorder.js', '/session', '/chunks']);

function problemOf(statusCode: number | null, path: string): string | null {
  if (statusCode === null) return null;
  const asked = `Nothing is recorded: ${path} was answered ${statusCode}`;
  if (statusCode === 404 || statusCode === 405) {
    return [
      `${asked}, because the recorder has no route. Add app${path}/[...path]/route.ts:`,
      '',
      '  export const { GET, POST, OPTIONS } = mountRecorder(audit);',
    ].join('\n');
  }
  if (statusCode < 300 || statusCode === 304) return null;
  return [
    `${asked} before it reached its route. Leave it out of what proxy.ts (or a redirect) looks at:`,
    '',
    `  export const config = { matcher: ['/((?!${path.slice(1)}|_next/static|_next/image).*)'] };`,
  ].join('\n');
}
