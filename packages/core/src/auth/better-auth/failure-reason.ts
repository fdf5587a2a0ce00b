import type { AuthAction, AuthReason } from '../auth-actions.js';
import { reasonWord } from '../read-unknown.js';
import type { CallError, Said } from './ended-call.js';

const REASONS: Readonly<Record<string, AuthReason>> = {
  INVALID_EMAIL_OR_PASSWORD: 'INVALID_CREDENTIALS',
  INVALID_USERNAME_OR_PASSWORD: 'INVALID_CREDENTIALS',
  INVALID_PHONE_NUMBER_OR_PASSWORD: 'INVALID_CREDENTIALS',
  INVALID_PASSWORD: 'INVALID_CREDENTIALS',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'INVALID_CREDENTIALS',
  USER_NOT_FOUND: 'USER_DOES_NOT_EXIST',
  BANNED_USER: 'ACCOUNT_DISABLED',
  ACCOUNT_TEMPORARILY_LOCKED: 'ACCOUNT_LOCKED_OUT',
  INVALID_CODE: 'MFA_FAILED',
  INVALID_BACKUP_CODE: 'MFA_FAILED',
  INVALID_TWO_FACTOR_COOKIE: 'MFA_FAILED',
  INVALID_OTP: 'INVALID_CREDENTIALS',
  OTP_NOT_FOUND: 'INVALID_CREDENTIALS',
  INVALID_TOKEN: 'TOKEN_INVALID',
  TOKEN_EXPIRED: 'TOKEN_EXPIRED',
  OTP_EXPIRED: 'TOKEN_EXPIRED',
  OTP_HAS_EXPIRED: 'TOKEN_EXPIRED',
};

/** A login that failed is a failure whatever its status; everything else that is refused is denied. */
export function failureOf(action: AuthAction, error: CallError): Pick<Said, 'outcome' | 'reason'> {
  const isRefused = error.status === 401 || error.status === 403;
  const outcome = isRefused && action !== 'authn.login' ? 'denied' : 'failure';
  const word = error.status === 429 ? 'RATE_LIMITED' : reasonWord(error.code);
  const reason = word === undefined ? undefined : (REASONS[word] ?? word);
  return reason === undefined ? { outcome } : { outcome, reason };
}
