import type { Audit } from '@auditreel/core';
import { recordOwn, storageOf, whatIsAudited } from '@auditreel/core/adapter';
import type { ViewerParts } from './viewer-parts.js';

/** What the viewer takes from an audit: its storage to read, and a way to record who looked. */
export function auditParts(audit: Audit): Omit<ViewerParts, 'assets'> {
  const { service, onError } = whatIsAudited(audit);
  return {
    storage: storageOf(audit),
    service,
    recordLook: (input, from) => recordOwn(audit, input, from),
    onError,
    now: Date.now,
  };
}
