import type { Audit, MountableHandler } from '@auditreel/core';
import { recordOwn, storageOf, whatIsAudited } from '@auditreel/core/adapter';
import { EMBEDDED_ASSETS } from './assets.gen.js';
import { viewerHandler } from './viewer-handler.js';

/**
 * The admin page that shows the audit log beside the replay. Mount it with an adapter; it is closed until the
 * adapter's `authorize` says who looks.
 * @example app.use('/admin/audit', mount(createViewer(audit), { authorize: (req) => viewerOf(req) }));
 */
export function createViewer(audit: Audit): MountableHandler {
  const { service, onError } = whatIsAudited(audit);
  return viewerHandler({
    storage: storageOf(audit),
    assets: EMBEDDED_ASSETS,
    service,
    recordLook: (input, from) => recordOwn(audit, input, from),
    onError,
    now: Date.now,
  });
}
