import { type Audit, ROOMS } from '../audit.js';
import type { RecordInput } from '../record/record-input.js';
import type { RequestFacts } from '../record/request-facts.js';
import type { AuditStorage } from '../storage/ports.js';

/** The storage, with recordings where the host keeps them: for reading. */
export function storageOf(audit: Audit): AuditStorage {
  const { storage, options } = audit[ROOMS];
  return options.recordings === storage.chunks ? storage : { ...storage, chunks: options.recordings };
}

/** A web request, and the address that the adapter knows and it does not carry. */
export interface OwnRequest {
  readonly request: Request;
  readonly peerAddress?: string | null | undefined;
}

/** Writes a record about auditreel's own page (`audit.view`, `replay.view`), with who looked and from where. */
export function recordOwn(audit: Audit, input: RecordInput, from: OwnRequest): void {
  audit[ROOMS].record(input, factsOf(from));
}

/** What the viewer says about the audited service. */
export function whatIsAudited(audit: Audit): {
  readonly service: string | null;
  readonly path: string;
  onError(error: Error): void;
} {
  const { service, path, onError } = audit[ROOMS].options;
  return { service, path, onError };
}

function factsOf({ request, peerAddress }: OwnRequest): RequestFacts {
  const url = new URL(request.url);
  return {
    method: request.method,
    url: url.pathname,
    header: (name) => request.headers.get(name) ?? undefined,
    peerAddress: peerAddress ?? null,
    native: request,
  };
}
