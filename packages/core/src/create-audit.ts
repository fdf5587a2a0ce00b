import type { Audit } from './audit.js';
import { lazyAudit } from './lazy-audit.js';
import type { AuditOptions } from './options.js';
import { resolveOptions } from './resolve-options.js';
import { wireAudit } from './wire-audit.js';

/**
 * The one place where a host says how it is audited. Options are checked at once; the secret and the database at
 * their first use, because a build evaluates modules without either.
 * @throws OptionsError, StorageMissingError
 * @example
 * export const audit = createAudit({ storage: prismaStorage(prisma), secret: process.env.AUDITREEL_SECRET });
 */
export function createAudit(options: AuditOptions): Audit {
  const resolved = resolveOptions(options);
  return lazyAudit(resolved, () => wireAudit(resolved, { now: Date.now, random: Math.random }));
}
