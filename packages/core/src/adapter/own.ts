import { type Audit, ROOMS } from '../audit.js';
import type { FindingRule } from '../findings/finding-rule.js';
import type { Durability } from '../options.js';
import { CONTEXT_HEADER } from '../protocol/names.js';
import type { RecordInput } from '../record/record-input.js';
import type { RequestFacts } from '../record/request-facts.js';
import type { AuditStorage } from '../storage/ports.js';

/**
 * The storage, with recordings where the host keeps them: for reading.
 * @example const { records } = await storageOf(audit).records.list({ limit: 50 });
 */
export function storageOf(audit: Audit): AuditStorage {
  const { storage, options } = audit[ROOMS];
  return options.recordings === storage.chunks ? storage : { ...storage, chunks: options.recordings };
}

/** A web request, and the address that the adapter knows and it does not carry. */
export interface OwnRequest {
  readonly request: Request;
  readonly peerAddress?: string | null | undefined;
}

/**
 * Writes a record about auditreel's own page (`audit.view`, `replay.view`), with who looked and from where.
 * @example recordOwn(audit, { action: 'audit.view', kind: 'read', actor }, { request, peerAddress });
 */
export function recordOwn(audit: Audit, input: RecordInput, from: OwnRequest): void {
  audit[ROOMS].record(input, factsOf(from));
}

/**
 * What is promised of records whose handler says nothing else.
 * @example if (defaultDurability(audit) === 'strict') process.emitWarning('…');
 */
export function defaultDurability(audit: Audit): Durability {
  return audit[ROOMS].options.durability.default;
}

/**
 * What the viewer says about the audited service.
 * @example const { service, path } = whatIsAudited(audit);
 */
export function whatIsAudited(audit: Audit): {
  readonly service: string | null;
  readonly path: string;
  onError(error: Error): void;
} {
  const { service, path, onError } = audit[ROOMS].options;
  return { service, path, onError };
}

/**
 * What is looked for in the records, for a page that shows what was found.
 * @example const names = findingRules(audit).map(({ title }) => title);
 */
export function findingRules(audit: Audit): readonly Pick<FindingRule, 'name' | 'title' | 'severity'>[] {
  return audit[ROOMS].options.findings.rules.map(({ name, title, severity }) => ({ name, title, severity }));
}

const CARRIES_SESSION: ReadonlySet<string> = new Set(['cookie', CONTEXT_HEADER]);

function factsOf({ request, peerAddress }: OwnRequest): RequestFacts {
  const url = new URL(request.url);
  return {
    method: request.method,
    url: url.pathname,
    // The page that looks is never recorded: the session its browser may carry has nothing to show for this.
    header: (name) => (CARRIES_SESSION.has(name) ? undefined : (request.headers.get(name) ?? undefined)),
    peerAddress: peerAddress ?? null,
    native: request,
  };
}
