import type { Audit } from '../../audit.js';
import { type Peer, serveAudited } from '../serve-audited.js';

/**
 * A handler of Auth.js in the draft of its request: for servers that no adapter is made for. Give it the address of the
 * socket's other end, if the records shall have one.
 * @example
 * const config = auditAuthJs(audit, { providers: [GitHub], … });
 * const handler = auditHandler(audit, (request) => Auth(request, config));
 */
export function auditHandler<R extends Request>(
  audit: Audit,
  handler: (request: R) => Promise<Response>,
): (request: R, peer?: Peer) => Promise<Response> {
  return function auditedHandler(request, peer) {
    return serveAudited(audit, { request, peer, handle: () => handler(request) });
  };
}
