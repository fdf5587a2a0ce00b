export type { NextMountOptions, RouteContext, RouteHandlers } from './mount.js';
export { mount } from './mount.js';
export type { PagesMountOptions } from './mount-pages.js';
export { mountPages } from './mount-pages.js';
export type { RecorderRouteHandlers } from './mount-recorder.js';
export { mountRecorder } from './mount-recorder.js';
export { mountRecorderPages } from './mount-recorder-pages.js';
export { withAudit } from './with-audit.js';
export { withAuditAction } from './with-audit-action.js';
