import type { AuthAction } from '../auth-actions.js';
import { fieldOf, textAt } from '../read-unknown.js';
import { type Describe, say, userIn, userTarget } from './say.js';

const toUser =
  (action: AuthAction): Describe =>
  (call) => [say(call, action, userIn(call))];

/** Endpoints of the admin plugin: somebody does something to another user. */
export const ADMIN_PATHS: Readonly<Record<string, Describe>> = {
  '/admin/create-user': (call) => [say(call, 'user.create', userTarget(call.notes.created[0]))],
  '/admin/remove-user': toUser('user.delete'),
  '/admin/ban-user': toUser('user.lock'),
  '/admin/unban-user': toUser('user.unlock'),
  '/admin/set-user-password': toUser('password.change'),
  '/admin/set-role': (call) => [
    say(call, 'role.assign', { ...userIn(call), metadata: { role: fieldOf(call.body, 'role') } }),
  ],
  '/admin/update-user': (call) => {
    const role = fieldOf(fieldOf(call.body, 'data'), 'role');
    return role === undefined ? [] : [say(call, 'role.assign', { ...userIn(call), metadata: { role } })];
  },
  '/admin/revoke-user-session': (call) => [say(call, 'session.expire')],
  '/admin/revoke-user-sessions': toUser('session.expire'),
  '/admin/impersonate-user': toUser('impersonation.start'),
  '/admin/stop-impersonating': (call) => [
    say(call, 'impersonation.stop', userTarget(textAt(call.session, 'user', 'id'))),
  ],
};
