/**
 * What OCSF 1.8.0 asks of the classes and objects in use, without profiles: which fields, of which object, must be there.
 * @see https://schema.ocsf.io/1.8.0/classes and https://github.com/ocsf/ocsf-schema
 */
export interface OcsfNeeds {
  readonly required: readonly string[];
  readonly oneOf?: readonly string[];
  /** Fields that hold an object, or a list of them. */
  readonly objects?: Readonly<Record<string, string>>;
  readonly activities?: Readonly<Record<number, string>>;
}

const EVENT = ['activity_id', 'category_uid', 'class_uid', 'metadata', 'severity_id', 'time', 'type_uid'];
const IN_EVENT = {
  metadata: 'metadata',
  actor: 'actor',
  user: 'user',
  src_endpoint: 'network_endpoint',
  http_request: 'http_request',
  http_response: 'http_response',
};
const CRUD = { 1: 'Create', 2: 'Read', 3: 'Update', 4: 'Delete' };

export const OCSF_CLASSES: Readonly<Record<number, OcsfNeeds>> = {
  3001: {
    required: [...EVENT, 'user'],
    objects: IN_EVENT,
    activities: {
      1: 'Create',
      3: 'Password Change',
      4: 'Password Reset',
      6: 'Delete',
      9: 'Lock',
      10: 'MFA Factor Enable',
      11: 'MFA Factor Disable',
      12: 'Unlock',
    },
  },
  3002: {
    required: [...EVENT, 'user'],
    oneOf: ['service', 'dst_endpoint'],
    objects: { ...IN_EVENT, service: 'service' },
    activities: { 1: 'Logon', 2: 'Logoff', 6: 'Preauth', 7: 'Account Switch' },
  },
  3004: {
    required: [...EVENT, 'entity'],
    objects: { ...IN_EVENT, entity: 'managed_entity' },
    activities: CRUD,
  },
  3005: {
    required: [...EVENT, 'user', 'privileges'],
    objects: IN_EVENT,
    activities: { 1: 'Assign Privileges', 2: 'Revoke Privileges' },
  },
  3006: {
    required: [...EVENT, 'group'],
    oneOf: ['privileges', 'user'],
    objects: { ...IN_EVENT, group: 'group' },
    activities: { 3: 'Add User', 4: 'Remove User' },
  },
  6003: {
    required: [...EVENT, 'actor', 'api', 'src_endpoint'],
    objects: { ...IN_EVENT, api: 'api', resources: 'resource_details' },
    activities: CRUD,
  },
};

export const OCSF_OBJECTS: Readonly<Record<string, OcsfNeeds>> = {
  metadata: { required: ['product', 'version'], objects: { product: 'product' } },
  product: { required: [], oneOf: ['name', 'uid'] },
  actor: {
    required: [],
    oneOf: ['process', 'user', 'session', 'app_name', 'app_uid'],
    objects: { user: 'user', session: 'session' },
  },
  user: { required: [], oneOf: ['account', 'name', 'uid'] },
  session: { required: [], oneOf: ['uid'] },
  network_endpoint: { required: [], oneOf: ['ip', 'uid', 'name', 'hostname', 'svc_name', 'instance_uid'] },
  service: { required: [], oneOf: ['name', 'uid'] },
  http_request: { required: [] },
  http_response: { required: ['code'] },
  api: { required: ['operation'], objects: { service: 'service' } },
  managed_entity: { required: [], oneOf: ['name', 'uid'] },
  group: { required: [], oneOf: ['name', 'uid'] },
  resource_details: { required: [], oneOf: ['name', 'uid'] },
};
