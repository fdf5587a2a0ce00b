import type { ActorType, AuditRecord, JsonValue, Target } from '../record/audit-record.js';

/** An object of OCSF: what is not known is left out. */
export type OcsfObject = Readonly<Record<string, JsonValue | undefined>>;

/** OCSF asks for a name where a record may know nothing. */
const UNKNOWN = 'unknown';

const USER_TYPES: Readonly<Record<ActorType, { readonly type_id: number; readonly type: string }>> = {
  user: { type_id: 1, type: 'User' },
  system: { type_id: 3, type: 'System' },
  service: { type_id: 4, type: 'Service' },
  api_key: { type_id: 99, type: 'API key' },
  agent: { type_id: 99, type: 'Agent' },
  anonymous: { type_id: 99, type: 'Anonymous' },
  unknown: { type_id: 0, type: 'Unknown' },
};

export function ocsfActor(record: AuditRecord): OcsfObject {
  const { sessionId } = record;
  return { user: actingUser(record), ...(sessionId === null ? {} : { session: { uid: sessionId } }) };
}

/** Whom an event of identity and access is about: the user among the targets, else who acted. */
export function ocsfUser(record: AuditRecord): JsonValue {
  const target = (record.targets ?? []).find((one) => one.type === 'user' && isNamed(one));
  if (target !== undefined) return { ...named(target), ...USER_TYPES.user };
  const { onBehalfOfId, onBehalfOfType } = record;
  if (onBehalfOfId === null) return actingUser(record);
  return { uid: onBehalfOfId, ...USER_TYPES[onBehalfOfType ?? 'unknown'] };
}

/** What was managed: the first target that is no user. */
export function ocsfEntity(record: AuditRecord): JsonValue {
  const target = (record.targets ?? []).find((one) => one.type !== 'user' && isNamed(one));
  if (target !== undefined) return { ...named(target), type: target.type };
  return record.tenantId === null ? { name: UNKNOWN } : { uid: record.tenantId, type: 'tenant' };
}

/** What a role gives: its name, as the record's metadata or its target tells. */
export function ocsfPrivileges({ metadata, targets }: AuditRecord): JsonValue {
  const told = [metadata?.role].flat().filter((one): one is string => typeof one === 'string' && one !== '');
  if (told.length > 0) return told;
  const role = (targets ?? []).find((one) => one.type === 'role' && isNamed(one));
  return [role?.name ?? role?.id ?? UNKNOWN];
}

export function ocsfResources({ targets }: AuditRecord): JsonValue | undefined {
  const resources = (targets ?? []).filter(isNamed).map((one) => ({ ...named(one), type: one.type }));
  return resources.length > 0 ? resources : undefined;
}

export function ocsfEndpoint({ ip }: AuditRecord): JsonValue {
  return ip === null ? { name: UNKNOWN } : { ip };
}

export function ocsfService({ service }: AuditRecord): JsonValue {
  return { name: service ?? UNKNOWN };
}

function actingUser({ actorType, actorId, actorName }: AuditRecord): JsonValue {
  const name = actorName ?? (actorId === null ? actorType : undefined);
  return {
    ...(name === undefined ? {} : { name }),
    ...(actorId === null ? {} : { uid: actorId }),
    ...USER_TYPES[actorType],
  };
}

function isNamed({ id, name }: Target): boolean {
  return id !== undefined || name !== undefined;
}

function named({ id, name }: Target): Readonly<Record<string, JsonValue>> {
  return { ...(id === undefined ? {} : { uid: id }), ...(name === undefined ? {} : { name }) };
}
