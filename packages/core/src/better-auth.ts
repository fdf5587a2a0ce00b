export { auditAuth } from './auth/better-auth/audit-auth.js';
export { auditHandler } from './auth/better-auth/audit-handler.js';
export type { BetterAuthSessions } from './auth/better-auth/better-auth-actor.js';
export { betterAuthActor } from './auth/better-auth/better-auth-actor.js';
export type {
  AuditAuthPlugin,
  BetterAuthActorOptions,
  BetterAuthHandler,
  BetterAuthSession,
  BetterAuthUser,
  ToActor,
} from './auth/better-auth/better-auth-shapes.js';
export type { Peer } from './auth/serve-audited.js';
