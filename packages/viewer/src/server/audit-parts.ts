import type { Audit } from '@auditreel/core';
import { findingRules, recordOwn, storageOf, whatIsAudited } from '@auditreel/core/adapter';
import type { ViewerParts } from './viewer-parts.js';

/** Longer than a batch takes, and no longer than somebody waits. */
const FLUSH_MS = 3000;

/** What the viewer takes from an audit: its storage to read, and a way to record who looked. */
export function auditParts(audit: Audit): Omit<ViewerParts, 'assets'> {
  const { service, onError } = whatIsAudited(audit);
  return {
    storage: storageOf(audit),
    service,
    findingRules: findingRules(audit),
    recordLook: (input, from) => recordOwn(audit, input, from),
    flush: () => audit.flush({ deadlineMs: FLUSH_MS }),
    onError,
    now: Date.now,
  };
}
