import type { Audit } from './audit.js';
import type { ResolvedOptions } from './resolve-options.js';

const SHARED = Symbol.for('auditreel.shared-audits');

/** The audits that a process has one of, however often the host's module is evaluated; shared by all copies of the package. */
export function sharedAudits(): Map<string, Audit> {
  const holder = globalThis as { [SHARED]?: Map<string, Audit> };
  holder[SHARED] ??= new Map<string, Audit>();
  return holder[SHARED];
}

/** Audits with the same service, path and secret are the same one, evaluated again. */
export function sharingKey({
  service,
  path,
  keys,
}: Pick<ResolvedOptions, 'service' | 'path' | 'keys'>): string {
  return [service ?? '', path, keys.fingerprint].join(' ');
}
