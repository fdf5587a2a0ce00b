import type { ReactElement } from 'react';

/** What {@link AuditRecorder} needs to know. */
export interface AuditRecorderProps {
  /** `createAudit({ path })`, under the app's `basePath` if it has one. @default '/api/auditreel' */
  readonly path?: string;
  /** Of the page's Content-Security-Policy. */
  readonly nonce?: string | undefined;
  /** Name of a global function that is asked before and during recording; until it answers true, nothing is. */
  readonly consent?: string;
}

/**
 * Records the page, once for the whole visit: put it first in the root layout's `<head>`. It is 3 KB that load before
 * everything else, so that the very first request is tagged; what it needs later loads on its own.
 * @example
 * <html lang="en">
 *   <head><AuditRecorder /></head>
 *   <body>{children}</body>
 * </html>
 */
export function AuditRecorder({ path = '/api/auditreel', nonce, consent }: AuditRecorderProps): ReactElement {
  // Browsers hide a nonce from scripts once they have read it: it would look like a difference when React takes over.
  return <script src={`${path}/recorder.js`} nonce={nonce} data-consent={consent} suppressHydrationWarning />;
}
