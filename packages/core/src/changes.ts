export { auditAdapter } from './changes/audit-adapter.js';
export type { ExtendableClient } from './changes/audit-changes.js';
export { auditChanges } from './changes/audit-changes.js';
export type { DriverAdapterFactory } from './changes/driver-adapter.js';
