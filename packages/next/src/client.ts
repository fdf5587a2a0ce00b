export type { AuditRecorderProps } from './audit-recorder.js';
export { AuditRecorder } from './audit-recorder.js';
