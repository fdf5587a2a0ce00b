import type { Audit } from '../../audit.js';
import { OptionsError } from '../../errors.js';
import { fieldOf, textAt } from '../read-unknown.js';
import { guardActor, safely } from '../record-safely.js';
import { actorOfSession } from './actor-of-session.js';
import { noteBasePath } from './base-paths.js';
import type { AuditAuthPlugin, BetterAuthActorOptions } from './better-auth-shapes.js';
import { databaseNotes } from './database-notes.js';
import { beginCall, endCall } from './watch-calls.js';

/**
 * A plugin of better-auth that records what people do to accounts: signing in and failing to, signing up and out,
 * resets, second factors, deletion, impersonation, roles, members. Put it last, and before `nextCookies()`.
 * @example
 * export const auth = betterAuth({ plugins: [admin(), twoFactor(), auditAuth(audit)], … });
 */
export function auditAuth(audit: Audit, options: BetterAuthActorOptions = {}): AuditAuthPlugin {
  const toActor = guardActor(audit, options.toActor ?? actorOfSession);
  const always = (): boolean => true;
  return {
    id: 'auditreel',
    init(context) {
      refuseEarlyPlace(context);
      noteBasePath(audit, context);
      return { options: { databaseHooks: databaseNotes(audit) } };
    },
    hooks: {
      before: [
        {
          matcher: always,
          async handler(endpoint) {
            await safely(audit, () => beginCall(audit, endpoint));
            return {};
          },
        },
      ],
      after: [
        {
          matcher: always,
          handler: async (endpoint) => (await safely(audit, () => endCall(audit, endpoint, toActor))) ?? {},
        },
      ],
    },
  };
}

/** The second factor takes a session back that its first step opened: whoever looks before that sees a login. */
function refuseEarlyPlace(context: unknown): void {
  const plugins = fieldOf(fieldOf(context, 'options'), 'plugins');
  if (!Array.isArray(plugins)) return;
  const ids = plugins.map((plugin: unknown) => textAt(plugin, 'id'));
  if (ids.indexOf('two-factor') > ids.indexOf('auditreel')) {
    throw new OptionsError(
      'plugins',
      'auditAuth must stand behind twoFactor: plugins: [twoFactor(), auditAuth(audit)].',
    );
  }
}
