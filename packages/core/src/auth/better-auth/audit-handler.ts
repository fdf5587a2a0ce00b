import type { Audit } from '../../audit.js';
import { guardActor } from '../record-safely.js';
import { type Peer, serveAudited } from '../serve-audited.js';
import { actorOfSession } from './actor-of-session.js';
import type { BetterAuthActorOptions, BetterAuthHandler } from './better-auth-shapes.js';
import { endUnheard } from './watch-calls.js';

/**
 * better-auth's handler, in the draft of its request: for servers that no adapter is made for, and for what the plugin
 * sees no end of. Give it the address of the socket's other end, if the records shall have one.
 * @example
 * const handler = auditHandler(audit, auth);
 * export default { fetch: (request: Request) => handler(request, { address: null }) };
 */
export function auditHandler(
  audit: Audit,
  auth: BetterAuthHandler,
  options: BetterAuthActorOptions = {},
): (request: Request, peer?: Peer) => Promise<Response> {
  const toActor = guardActor(audit, options.toActor ?? actorOfSession);
  return function auditedHandler(request, peer) {
    return serveAudited(audit, {
      request,
      peer,
      handle: () => auth.handler(request),
      conclude: (draft, response) => endUnheard(audit, { draft, request, auth, response, toActor }),
    });
  };
}
