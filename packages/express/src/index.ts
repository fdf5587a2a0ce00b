export { auditMiddleware } from './audit-middleware.js';
export { audited } from './audited.js';
export type { MountOptions } from './mount.js';
export { mount } from './mount.js';
