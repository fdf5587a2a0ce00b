import type { AuditRecord, JsonValue, RecordOutcome } from '../record/audit-record.js';
import { OCSF_VERSION, type OcsfPlace, ocsfPlaceOf } from './ocsf-classes.js';
import {
  type OcsfObject,
  ocsfActor,
  ocsfEndpoint,
  ocsfEntity,
  ocsfPrivileges,
  ocsfResources,
  ocsfService,
  ocsfUser,
} from './ocsf-objects.js';
import type { ExportedColumn } from './record-columns.js';

/** A record as an event of the Open Cybersecurity Schema Framework; what it has no field for stands in `unmapped`. */
export function ocsfEvent(record: AuditRecord): OcsfObject {
  const place = ocsfPlaceOf(record);
  return {
    ...classOf(record, place),
    ...endingOf(record),
    time: record.time,
    ...(record.durationMs === null ? {} : { duration: record.durationMs }),
    count: record.count,
    message: record.action,
    metadata: metadataOf(record),
    actor: ocsfActor(record) as JsonValue,
    ...requestOf(record),
    ...subjectOf(record, place),
    unmapped: unmappedOf(record),
  };
}

/** One line of JSON. */
export function ocsfLine(record: AuditRecord): string {
  return `${JSON.stringify(ocsfEvent(record))}\n`;
}

function classOf({ action }: AuditRecord, { of, activity, name }: OcsfPlace): OcsfObject {
  const activityName = name ?? action;
  return {
    category_uid: of.category.uid,
    category_name: of.category.name,
    class_uid: of.uid,
    class_name: of.name,
    activity_id: activity,
    activity_name: activityName,
    type_uid: of.uid * 100 + activity,
    type_name: `${of.name}: ${name ?? 'Other'}`,
  };
}

interface Ending {
  readonly status_id: number;
  readonly status: string;
  readonly severity_id: number;
  readonly severity: string;
}

const ENDINGS: Readonly<Record<RecordOutcome, Ending>> = {
  success: { status_id: 1, status: 'Success', severity_id: 1, severity: 'Informational' },
  failure: { status_id: 2, status: 'Failure', severity_id: 2, severity: 'Low' },
  denied: { status_id: 2, status: 'Failure', severity_id: 3, severity: 'Medium' },
  unknown: { status_id: 0, status: 'Unknown', severity_id: 1, severity: 'Informational' },
};

function endingOf({ outcome, statusCode, reason }: AuditRecord): OcsfObject {
  return {
    ...ENDINGS[outcome],
    ...(statusCode === null ? {} : { status_code: String(statusCode) }),
    ...(reason === null ? {} : { status_detail: reason }),
  };
}

function metadataOf(record: AuditRecord): JsonValue {
  const { id, action, logId, v, recordedAt, tenantId, requestId } = record;
  return {
    version: OCSF_VERSION,
    product: { name: 'auditreel', vendor_name: 'auditreel' },
    uid: id,
    event_code: action,
    log_name: logId,
    log_version: String(v),
    ...(recordedAt === null ? {} : { logged_time: recordedAt }),
    ...(tenantId === null ? {} : { tenant_uid: tenantId }),
    ...(requestId === null ? {} : { correlation_uid: requestId }),
  };
}

function requestOf({ method, userAgent, statusCode }: AuditRecord): OcsfObject {
  if (method === null) return {};
  const agent = userAgent === null ? {} : { user_agent: userAgent };
  return {
    http_request: { http_method: method, ...agent },
    ...(statusCode === null ? {} : { http_response: { code: statusCode } }),
  };
}

/** The fields that only this class has. */
function subjectOf(record: AuditRecord, { of }: OcsfPlace): OcsfObject {
  const from = record.ip === null ? {} : { src_endpoint: ocsfEndpoint(record) };
  switch (of.uid) {
    case 3001:
      return { ...from, user: ocsfUser(record) };
    case 3002:
      return { ...from, user: ocsfUser(record), service: ocsfService(record) };
    case 3004:
      return { ...from, entity: ocsfEntity(record) };
    case 3005:
      return { ...from, user: ocsfUser(record), privileges: ocsfPrivileges(record) };
    case 3006:
      return { ...from, user: ocsfUser(record), group: ocsfEntity(record) };
    default:
      return {
        src_endpoint: ocsfEndpoint(record),
        api: { operation: record.action, service: ocsfService(record) },
        resources: ocsfResources(record),
      };
  }
}

const UNMAPPED = [
  'stage',
  'intentId',
  'parentId',
  'kind',
  'outcome',
  'onBehalfOfType',
  'onBehalfOfId',
  'targets',
  'metadata',
  'route',
  'routeSource',
  'traceId',
  'rpcPath',
  'rpcType',
  'batchIndex',
  'ipVia',
  'opaqueWrites',
  'tabId',
  'sessionTrust',
  'witness',
  'witnessReason',
  'witnessAt',
  'truncated',
  'redacted',
  'writerEpoch',
  'writerSeq',
] as const satisfies readonly ExportedColumn[];

function unmappedOf(record: AuditRecord): JsonValue {
  const known = UNMAPPED.filter((column) => record[column] !== null);
  return Object.fromEntries(known.map((column) => [column, record[column] as JsonValue]));
}
