/** How a column is typed in each provider; the models, the batch statements and the reads are all made from this. */
export type ColumnType =
  | { readonly is: 'id' }
  | { readonly is: 'text'; readonly length: number }
  | { readonly is: 'long_text' }
  | { readonly is: 'int' }
  | { readonly is: 'time' }
  | { readonly is: 'boolean' }
  | { readonly is: 'json' }
  | { readonly is: 'bytes' };

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly default?: number;
  /** Who fills it, when it is not whoever inserts the row. */
  readonly filledBy?: 'database' | 'ledger';
  /** Schema version that brought it. */
  readonly since: number;
}

export interface Model {
  readonly name: string;
  readonly table: string;
  readonly doc: string;
  readonly columns: readonly Column[];
  readonly id: readonly string[];
  readonly indexes: readonly (readonly string[])[];
  readonly since: number;
}

/** Version of the models; `schema check` compares the host's copy with it. */
export const SCHEMA_VERSION = 1;

const id = (name: string): Column => ({ name, type: { is: 'id' }, nullable: false, since: 1 });
const idOrNull = (name: string): Column => ({ ...id(name), nullable: true });
const text = (name: string, length: number): Column => ({
  name,
  type: { is: 'text', length },
  nullable: false,
  since: 1,
});
const textOrNull = (name: string, length: number): Column => ({ ...text(name, length), nullable: true });
const typed = (is: Exclude<ColumnType['is'], 'text'>, name: string, nullable: boolean): Column => ({
  name,
  type: { is },
  nullable,
  since: 1,
});

export const AUDIT_RECORD: Model = {
  name: 'AuditRecord',
  table: 'audit_records',
  doc: 'One audited action: who did what to what, from where, and how it ended.',
  since: 1,
  id: ['id'],
  columns: [
    id('id'),
    typed('int', 'v', false),
    text('logId', 64),
    typed('time', 'time', false),
    { ...typed('time', 'recordedAt', false), filledBy: 'database' },
    text('stage', 16),
    idOrNull('intentId'),
    idOrNull('parentId'),
    text('action', 191),
    text('kind', 16),
    text('outcome', 16),
    typed('int', 'statusCode', true),
    textOrNull('reason', 191),
    text('actorType', 16),
    textOrNull('actorId', 191),
    textOrNull('actorName', 191),
    textOrNull('onBehalfOfType', 16),
    textOrNull('onBehalfOfId', 191),
    textOrNull('tenantId', 191),
    textOrNull('targetType', 64),
    textOrNull('targetId', 191),
    textOrNull('targetName', 191),
    typed('json', 'targets', true),
    textOrNull('method', 16),
    textOrNull('route', 512),
    textOrNull('routeSource', 16),
    textOrNull('requestId', 80),
    textOrNull('traceId', 32),
    textOrNull('rpcPath', 191),
    textOrNull('rpcType', 16),
    typed('int', 'batchIndex', true),
    textOrNull('ip', 64),
    textOrNull('ipVia', 16),
    textOrNull('userAgent', 512),
    typed('int', 'durationMs', true),
    { ...typed('int', 'count', false), default: 1 },
    typed('int', 'opaqueWrites', true),
    idOrNull('sessionId'),
    textOrNull('tabId', 64),
    text('sessionTrust', 16),
    textOrNull('witness', 16),
    textOrNull('witnessReason', 16),
    typed('time', 'witnessAt', true),
    typed('json', 'metadata', true),
    typed('json', 'truncated', true),
    typed('long_text', 'searchText', true),
    textOrNull('service', 64),
    idOrNull('writerEpoch'),
    typed('int', 'writerSeq', true),
    { ...typed('bytes', 'salt', true), filledBy: 'ledger' },
    { ...typed('json', 'redacted', true), filledBy: 'ledger' },
    { ...typed('time', 'leafIndex', true), filledBy: 'ledger' },
    { ...typed('bytes', 'leafHash', true), filledBy: 'ledger' },
  ],
  indexes: [
    ['actorId', 'id'],
    ['action', 'id'],
    ['outcome', 'id'],
    ['targetType', 'targetId', 'id'],
    ['sessionId', 'id'],
    ['tenantId', 'id'],
    ['witness', 'id'],
    ['recordedAt'],
    ['requestId'],
  ],
};

export const AUDIT_SESSION: Model = {
  name: 'AuditSession',
  table: 'audit_sessions',
  doc: 'A recorded browser session: never the login session.',
  since: 1,
  id: ['id'],
  columns: [
    id('id'),
    idOrNull('previousId'),
    typed('time', 'createdAt', false),
    typed('time', 'lastSeenAt', false),
    typed('time', 'endedAt', true),
    textOrNull('endReason', 16),
    textOrNull('actorType', 16),
    textOrNull('actorId', 191),
    textOrNull('actorName', 191),
    typed('time', 'boundAt', true),
    textOrNull('tenantId', 191),
    textOrNull('userAgent', 512),
    textOrNull('ip', 64),
    { ...typed('int', 'chunks', false), default: 0 },
    { ...typed('int', 'bytes', false), default: 0 },
    typed('time', 'clockOffsetMs', true),
    typed('time', 'clockErrorMs', true),
  ],
  indexes: [['previousId'], ['actorId', 'id'], ['tenantId', 'id']],
};

export const AUDIT_CHUNK: Model = {
  name: 'AuditChunk',
  table: 'audit_chunks',
  doc: 'A piece of a recording: gzip of rrweb events, as the browser sent it.',
  since: 1,
  id: ['sessionId', 'tabId', 'page', 'seq', 'part'],
  columns: [
    id('sessionId'),
    text('tabId', 64),
    text('page', 64),
    typed('int', 'seq', false),
    typed('int', 'part', false),
    typed('int', 'parts', false),
    typed('time', 'firstMs', false),
    typed('time', 'lastMs', false),
    typed('time', 'sentMs', false),
    typed('time', 'receivedAt', false),
    typed('int', 'events', false),
    typed('boolean', 'hasSnapshot', false),
    typed('int', 'byteLength', false),
    text('sha256', 64),
    typed('int', 'dropped', false),
    text('encoding', 16),
    typed('bytes', 'data', false),
  ],
  indexes: [],
};

export const AUDIT_MARK: Model = {
  name: 'AuditMark',
  table: 'audit_marks',
  doc: 'A request seen in a recording.',
  since: 1,
  id: ['sessionId', 'requestId'],
  columns: [
    id('sessionId'),
    text('requestId', 80),
    text('method', 16),
    text('tabId', 64),
    text('page', 64),
    typed('time', 't', false),
    typed('int', 'inputAgo', true),
  ],
  indexes: [['requestId']],
};

export const AUDIT_LEASE: Model = {
  name: 'AuditLease',
  table: 'audit_leases',
  doc: 'Elects the process that runs a periodic job.',
  since: 1,
  id: ['name'],
  columns: [text('name', 64), text('holder', 64), typed('time', 'until', false)],
  indexes: [],
};

export const MODELS: readonly Model[] = [AUDIT_RECORD, AUDIT_SESSION, AUDIT_CHUNK, AUDIT_MARK, AUDIT_LEASE];
