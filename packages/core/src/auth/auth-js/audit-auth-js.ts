import type { Audit } from '../../audit.js';
import { guardActor } from '../record-safely.js';
import { auditedCallbacks } from './audited-callbacks.js';
import { auditedAdapter, auditedEvents } from './audited-events.js';
import { auditedLogger } from './audited-logger.js';
import { auditedProviders } from './audited-providers.js';
import { type AuditAuthJsOptions, type AuthJsConfig, actorOfUser } from './auth-js-shapes.js';

/**
 * An Auth.js config that also records who signs in, fails to, signs out and signs up. Everything of the host's own stays
 * as it is: events, callbacks, logger, providers.
 * @example app.use('/auth', ExpressAuth(auditAuthJs(audit, { providers: [GitHub], … })));
 */
export function auditAuthJs<Config extends AuthJsConfig>(
  audit: Audit,
  config: Config,
  options: AuditAuthJsOptions = {},
): Config {
  const toActor = guardActor(audit, options.toActor ?? actorOfUser);
  const callbacks = auditedCallbacks(audit, config.callbacks);
  const adapter = auditedAdapter(audit, config.adapter);
  return {
    ...config,
    providers: auditedProviders(audit, config.providers, options.claimed),
    events: auditedEvents(audit, config.events, toActor),
    logger: auditedLogger(audit, config.logger),
    ...(callbacks === undefined ? {} : { callbacks }),
    ...(adapter === undefined ? {} : { adapter }),
  };
}
