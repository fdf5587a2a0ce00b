import { z } from 'zod';

export const email = z.email('That doesn’t look like an e-mail address.').trim().toLowerCase();
export const newPassword = z.string().min(10, 'Use at least 10 characters.').max(128, 'That is too long.');
export const givenPassword = z.string().min(1, 'Please type your password.').max(128, 'That is too long.');
export const id = z.string().min(1).max(64);

export function text(missing: string, max: number) {
  return z.string().trim().min(1, missing).max(max, `Keep it under ${max} characters.`);
}
