import { userInfo } from 'node:os';

/** Who is logged in on this machine; a container may know its user by no name. */
export function loggedIn(): string {
  try {
    return userInfo().username;
  } catch {
    return 'auditreel';
  }
}
