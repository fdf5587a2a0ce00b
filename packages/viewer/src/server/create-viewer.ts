import type { Audit, MountableHandler } from '@auditreel/core';
import { EMBEDDED_ASSETS } from './assets.gen.js';
import { auditParts } from './audit-parts.js';
import { viewerHandler } from './viewer-handler.js';

/**
 * The admin page that shows the audit log beside the replay. Mount it with an adapter; it is closed until the
 * adapter's `authorize` says who looks.
 * @example app.use('/admin/audit', mount(createViewer(audit), { authorize: (req) => viewerOf(req) }));
 */
export function createViewer(audit: Audit): MountableHandler {
  return viewerHandler({ ...auditParts(audit), assets: EMBEDDED_ASSETS });
}
