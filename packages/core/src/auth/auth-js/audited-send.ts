import type { Audit } from '../../audit.js';
import { textAt } from '../read-unknown.js';
import { recordSafely } from '../record-safely.js';
import type { HostFunction } from './auth-js-shapes.js';
import { tellFailure } from './told-failures.js';

/** A link by which somebody signs in is on its way: to whom, but never the link. */
export function auditedSend(audit: Audit, send: HostFunction): HostFunction {
  return async function sendAudited(...args) {
    const name = textAt(args[0], 'identifier');
    const claimed = name === undefined ? {} : { claimed: name };
    try {
      const sent = await send(...args);
      await recordSafely(audit, { action: 'authn.challenge', ...claimed });
      return sent;
    } catch (error) {
      await tellFailure(audit, { action: 'authn.challenge', reason: 'ERROR', ...claimed }, error);
      throw error;
    }
  };
}
