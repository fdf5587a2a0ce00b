import { OptionsError } from '../errors.js';
import type { ViewerIdentity } from '../mountable-handler.js';

/**
 * What a host's `authorize` answered. Only an identity lets somebody in: `true`, a user row and other near misses are
 * errors, so that no mistake opens the page.
 * @throws OptionsError when it is none of identity, Response and null
 * @example const viewer = readAuthorization(await authorize(request));
 */
export function readAuthorization(answer: unknown): ViewerIdentity | Response | null {
  if (answer === null || answer === undefined || answer === false) return null;
  if (isResponse(answer)) return answer;
  if (isIdentity(answer)) return answer;
  throw new OptionsError(
    'authorize',
    "authorize must answer { actor: { type: 'user', id } } for who may look, null for who may not, or a Response.",
  );
}

/** Also of another realm or package, such as undici's. */
function isResponse(answer: unknown): answer is Response {
  return answer instanceof Response || Object.prototype.toString.call(answer) === '[object Response]';
}

function isIdentity(answer: unknown): answer is ViewerIdentity {
  if (typeof answer !== 'object' || answer === null || !('actor' in answer)) return false;
  const { actor } = answer;
  return typeof actor === 'object' && actor !== null && 'type' in actor && typeof actor.type === 'string';
}
