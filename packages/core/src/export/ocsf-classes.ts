import type { RecordKind } from '../record/audit-record.js';

/** The version whose required fields the events are checked against. */
export const OCSF_VERSION = '1.8.0';

/** An event class of OCSF, as far as records need it. */
export interface OcsfClass {
  readonly uid: number;
  readonly name: string;
  readonly category: { readonly uid: number; readonly name: string };
}

const IAM = { uid: 3, name: 'Identity & Access Management' };
const APPLICATION = { uid: 6, name: 'Application Activity' };

const ACCOUNT_CHANGE: OcsfClass = { uid: 3001, name: 'Account Change', category: IAM };
const AUTHENTICATION: OcsfClass = { uid: 3002, name: 'Authentication', category: IAM };
const ENTITY_MANAGEMENT: OcsfClass = { uid: 3004, name: 'Entity Management', category: IAM };
const USER_ACCESS: OcsfClass = { uid: 3005, name: 'User Access Management', category: IAM };
const GROUP_MANAGEMENT: OcsfClass = { uid: 3006, name: 'Group Management', category: IAM };
const API_ACTIVITY: OcsfClass = { uid: 6003, name: 'API Activity', category: APPLICATION };

/** Which class and activity a record is; activity 99 (`Other`) takes the record's action as its name. */
export interface OcsfPlace {
  readonly of: OcsfClass;
  readonly activity: number;
  readonly name: string | null;
}

const place = (of: OcsfClass, activity: number, name: string): OcsfPlace => ({ of, activity, name });
const other = (of: OcsfClass): OcsfPlace => ({ of, activity: 99, name: null });

/** Actions that OCSF has a class of their own for. */
export const OCSF_ACTIONS: ReadonlyMap<string, OcsfPlace> = new Map([
  ['authn.login', place(AUTHENTICATION, 1, 'Logon')],
  ['authn.logout', place(AUTHENTICATION, 2, 'Logoff')],
  ['authn.challenge', place(AUTHENTICATION, 6, 'Preauth')],
  ['authn.token_rejected', other(AUTHENTICATION)],
  ['authn.token_reuse', other(AUTHENTICATION)],
  ['session.create', place(AUTHENTICATION, 1, 'Logon')],
  ['session.expire', place(AUTHENTICATION, 2, 'Logoff')],
  ['impersonation.start', place(AUTHENTICATION, 7, 'Account Switch')],
  ['impersonation.stop', other(AUTHENTICATION)],
  ['user.create', place(ACCOUNT_CHANGE, 1, 'Create')],
  ['password.change', place(ACCOUNT_CHANGE, 3, 'Password Change')],
  ['password.reset', place(ACCOUNT_CHANGE, 4, 'Password Reset')],
  ['user.delete', place(ACCOUNT_CHANGE, 6, 'Delete')],
  ['user.lock', place(ACCOUNT_CHANGE, 9, 'Lock')],
  ['mfa.enroll', place(ACCOUNT_CHANGE, 10, 'MFA Factor Enable')],
  ['mfa.remove', place(ACCOUNT_CHANGE, 11, 'MFA Factor Disable')],
  ['user.unlock', place(ACCOUNT_CHANGE, 12, 'Unlock')],
  ['role.assign', place(USER_ACCESS, 1, 'Assign Privileges')],
  ['role.remove', place(USER_ACCESS, 2, 'Revoke Privileges')],
  ['member.add', place(GROUP_MANAGEMENT, 3, 'Add User')],
  ['member.remove', place(GROUP_MANAGEMENT, 4, 'Remove User')],
  ['apikey.create', place(ENTITY_MANAGEMENT, 1, 'Create')],
  ['apikey.revoke', place(ENTITY_MANAGEMENT, 4, 'Delete')],
]);

/** Every other record, by its kind. */
const OCSF_KINDS: Readonly<Record<RecordKind, OcsfPlace>> = {
  create: place(API_ACTIVITY, 1, 'Create'),
  read: place(API_ACTIVITY, 2, 'Read'),
  update: place(API_ACTIVITY, 3, 'Update'),
  delete: place(API_ACTIVITY, 4, 'Delete'),
  auth: other(API_ACTIVITY),
  other: other(API_ACTIVITY),
};

export function ocsfPlaceOf({
  action,
  kind,
}: {
  readonly action: string;
  readonly kind: RecordKind;
}): OcsfPlace {
  return OCSF_ACTIONS.get(action) ?? OCSF_KINDS[kind];
}
