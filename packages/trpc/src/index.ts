export type { AuditPlugin, AuditProcedureMeta } from './audit-plugin.js';
export { auditPlugin } from './audit-plugin.js';
