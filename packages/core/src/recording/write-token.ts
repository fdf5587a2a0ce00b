import type { SessionClaims, SessionTokens } from '../session/tokens.js';
import { Refusal } from './refusal.js';

/**
 * Whose recording an upload may write to.
 * @throws Refusal 401 WRITE_TOKEN_MISSING, WRITE_TOKEN_INVALID, WRITE_TOKEN_EXPIRED
 */
export async function verifyWriter(
  authorization: string | null,
  tokens: SessionTokens,
): Promise<SessionClaims> {
  const token = authorization?.startsWith('Bearer ') ? authorization.slice(7).trim() : '';
  if (token === '')
    throw new Refusal(401, 'WRITE_TOKEN_MISSING', 'Send the write token: Authorization: Bearer …');
  const verified = await tokens.verifyWrite(token);
  if (verified.ok) return verified.claims;
  if (verified.problem === 'expired')
    throw new Refusal(401, 'WRITE_TOKEN_EXPIRED', 'The write token has expired.');
  throw new Refusal(401, 'WRITE_TOKEN_INVALID', 'The write token was not signed here.');
}
