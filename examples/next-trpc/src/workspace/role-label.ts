import type { Role } from '../../generated/enums';

export const ROLE_LABEL: Readonly<Record<Role, string>> = {
  OWNER: 'Owner',
  ADMIN: 'Admin',
  MEMBER: 'Member',
};
