export { auditAuthJs } from './auth/auth-js/audit-auth-js.js';
export { auditHandler } from './auth/auth-js/audit-handler.js';
export type { AuthJsActorOptions, AuthJsSessions, GetToken } from './auth/auth-js/auth-js-actor.js';
export { authJsActor } from './auth/auth-js/auth-js-actor.js';
export type { AuditAuthJsOptions, AuthJsConfig, AuthJsUser, ToActor } from './auth/auth-js/auth-js-shapes.js';
export type { Peer } from './auth/serve-audited.js';
