import type { Audit } from './audit.js';
import type { ResolvedOptions } from './resolve-options.js';
import { sharedByCopies } from './shared-by-copies.js';

/** The audits that a process has one of, however often the host's module is evaluated; shared by all copies of the package. */
export function sharedAudits(): Map<string, Audit> {
  return sharedByCopies('shared-audits', () => new Map<string, Audit>());
}

/** Audits with the same service, path and secret are the same one, evaluated again. */
export function sharingKey({
  service,
  path,
  keys,
}: Pick<ResolvedOptions, 'service' | 'path' | 'keys'>): string {
  return [service ?? '', path, keys.fingerprint].join(' ');
}
