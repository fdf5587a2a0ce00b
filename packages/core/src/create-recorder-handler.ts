import { type Audit, ROOMS } from './audit.js';
import type { RecorderScripts } from './recording/recorder-routes.js';

/**
 * The recorder's routes for any fetch-style server that no adapter is made for. Give it the scripts of
 * `@auditreel/recorder/script` and the address of the socket's other end.
 * @throws SecretError at once, when there is no secret
 * @example
 * import { recorderScripts } from '@auditreel/recorder/script';
 * const handler = createRecorderHandler(audit, recorderScripts);
 * export default { fetch: (request: Request) => handler(request, { address: null }) };
 */
export function createRecorderHandler(
  audit: Audit,
  scripts: RecorderScripts,
): (request: Request, peer: { readonly address: string | null }) => Promise<Response> {
  const rooms = audit[ROOMS];
  rooms.start();
  return (request, peer) => rooms.serveRecorder(request, { address: peer.address, scripts });
}
