import { AuditError } from '../errors.js';

/** Why a bearer token was not accepted. */
export type TokenRejection =
  | 'TOKEN_EXPIRED'
  | 'TOKEN_INVALID'
  | 'TOKEN_SIGNATURE_INVALID'
  | 'TOKEN_CLAIM_INVALID';

/**
 * Thrown by an `actor` whose request carries a token that does not verify: recorded as `authn.token_rejected`.
 * @example throw new TokenRejectedError('TOKEN_EXPIRED');
 */
export class TokenRejectedError extends AuditError {
  override readonly name = 'TokenRejectedError';
  readonly reason: TokenRejection;

  constructor(reason: TokenRejection, cause?: unknown) {
    super('ERR_AUDIT_TOKEN', `The bearer token was rejected: ${reason}.`, { cause });
    this.reason = reason;
  }
}
