export type { LinkFetch, OwnFetch } from './client/audit-fetch.js';
export { auditFetch } from './client/audit-fetch.js';
export { auditLink } from './client/audit-link.js';
