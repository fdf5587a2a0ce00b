export { auditPassport } from './passport/audit-passport.js';
export { auditStrategy } from './passport/audit-strategy.js';
export { passportActor } from './passport/passport-actor.js';
export type { PassportOptions, PassportStrategy } from './passport/passport-shapes.js';
