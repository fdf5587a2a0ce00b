import type { Invite } from '../../generated/client';

export type InviteState = 'open' | 'accepted' | 'revoked' | 'expired';

export const INVITE_DAYS = 7;

export function inviteExpiry(from: Date): Date {
  return new Date(from.getTime() + INVITE_DAYS * 86_400_000);
}

/** Whether an invite can still be used, and if not, why. */
export function inviteState(
  invite: Pick<Invite, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  now: Date,
): InviteState {
  if (invite.acceptedAt) return 'accepted';
  if (invite.revokedAt) return 'revoked';
  return invite.expiresAt <= now ? 'expired' : 'open';
}
