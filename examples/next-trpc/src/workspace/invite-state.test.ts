import { expect, it } from 'vitest';
import { inviteExpiry, inviteState } from './invite-state';

const sent = new Date('2026-11-20T09:00:00Z');
const invite = { acceptedAt: null, revokedAt: null, expiresAt: inviteExpiry(sent) };

it('is open for seven days, to the second', () => {
  expect(inviteState(invite, sent)).toBe('open');
  expect(inviteState(invite, new Date('2026-11-27T08:59:59Z'))).toBe('open');
  expect(inviteState(invite, new Date('2026-11-27T09:00:00Z'))).toBe('expired');
});

it('says that it was used or revoked, even when it would have expired since', () => {
  const later = new Date('2027-01-01T00:00:00Z');
  expect(inviteState({ ...invite, acceptedAt: sent }, later)).toBe('accepted');
  expect(inviteState({ ...invite, revokedAt: sent }, later)).toBe('revoked');
});
