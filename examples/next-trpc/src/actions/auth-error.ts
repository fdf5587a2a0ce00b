import { APIError } from 'better-auth/api';

/** better-auth says no by throwing; anything but its refusals is thrown on. */
export function passUnlessRefused(error: unknown): void {
  if (!(error instanceof APIError && error.statusCode < 500)) throw error;
}
