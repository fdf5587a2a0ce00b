import type { Role } from '../../generated/enums';

export const ROLES = ['OWNER', 'ADMIN', 'MEMBER'] as const satisfies readonly Role[];

/** Owners and admins run the workspace: members, invites, keys, and the audit log. */
export function isAdmin(role: Role): boolean {
  return role !== 'MEMBER';
}

export interface RoleChange {
  readonly by: Role;
  readonly from: Role;
  readonly to: Role;
}

/** Only owners make owners, and only they take that away again. */
export function mayChangeRole({ by, from, to }: RoleChange): boolean {
  if (by === 'OWNER') return true;
  return isAdmin(by) && from !== 'OWNER' && to !== 'OWNER';
}

export function mayRemove(by: Role, member: Role): boolean {
  return by === 'OWNER' || (isAdmin(by) && member !== 'OWNER');
}

/** The roles that somebody can give to one who has `from` now; none when it isn't theirs to change. */
export function assignableRoles(by: Role, from: Role): readonly Role[] {
  return ROLES.filter((to) => mayChangeRole({ by, from, to }));
}
