export { auditAdapter } from './changes/adapter/audit-adapter.js';
export type { DriverAdapterFactory } from './changes/adapter/driver-adapter.js';
export type { ExtendableClient } from './changes/carry/audit-changes.js';
export { auditChanges } from './changes/carry/audit-changes.js';
