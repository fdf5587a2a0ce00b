/** Which row of one user action this is. */
export type RecordStage = 'intent' | 'outcome' | 'event';

export type RecordKind = 'create' | 'update' | 'delete' | 'read' | 'auth' | 'other';

/** ECS `event.outcome` plus `denied` (401, 403, FORBIDDEN, UNAUTHORIZED). */
export type RecordOutcome = 'success' | 'failure' | 'denied' | 'unknown';

export type ActorType = 'user' | 'service' | 'api_key' | 'system' | 'agent' | 'anonymous' | 'unknown';

/** How sure it is that the recording is of this record's actor. */
export type SessionTrust = 'bound' | 'signed' | 'claimed' | 'none';

/** Whether the recording saw the request happen. */
export type Witness = 'pending' | 'witnessed' | 'unwitnessed' | 'unrecorded';

export type WitnessReason =
  | 'no_input'
  | 'untagged'
  | 'no_page'
  | 'no_recorder'
  | 'not_sampled'
  | 'gap'
  | 'blocked'
  | 'expired';

/** Who acts. OCSF `actor`; an impersonator is the actor, the victim stands in `onBehalfOf`. */
export interface Actor {
  readonly type: ActorType;
  /** The host's id, ideally a pseudonym. Absent for `anonymous` and `unknown`. */
  readonly id?: string;
  readonly name?: string;
  readonly tenantId?: string;
  readonly onBehalfOf?: { readonly type: ActorType; readonly id: string };
}

/** What is acted upon. */
export interface Target {
  readonly type: string;
  readonly id?: string;
  readonly name?: string;
  /** False when the value is only claimed, such as the e-mail address of a failed login. */
  readonly verified?: boolean;
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** What was taken out of a record or a change at a person's wish, when, and by whom. */
export interface Erasure {
  /** Ms since 1970 UTC. */
  readonly at: number;
  /** Id of the actor who did it; null: a command of the operator's. */
  readonly by: string | null;
  /** The `privacy.redact` record that tells of it. */
  readonly recordId: string;
  /** Names of the columns, or of a change's columns, whose values are gone. */
  readonly fields: readonly string[];
}

/**
 * One audit record, as stored; field names come from OCSF, ECS, CADF and W3C where they have one.
 * Times are ms since 1970 UTC. Null: not known or not applicable.
 */
export interface AuditRecord {
  /** UUIDv7, made when the draft opens. */
  readonly id: string;
  /** Format version. */
  readonly v: number;
  readonly logId: string;
  /** When it happened, app clock. OCSF `time`. */
  readonly time: number;
  /** When it was stored, database clock; null until then. OCSF `logged_time`. */
  readonly recordedAt: number | null;
  readonly stage: RecordStage;
  readonly intentId: string | null;
  readonly parentId: string | null;
  /** `noun.verb`, or method and route template. */
  readonly action: string;
  readonly kind: RecordKind;
  readonly outcome: RecordOutcome;
  readonly statusCode: number | null;
  readonly reason: string | null;
  readonly actorType: ActorType;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly onBehalfOfType: ActorType | null;
  readonly onBehalfOfId: string | null;
  /** OCSF `metadata.tenant_uid`. */
  readonly tenantId: string | null;
  readonly targetType: string | null;
  readonly targetId: string | null;
  readonly targetName: string | null;
  readonly targets: readonly Target[] | null;
  readonly method: string | null;
  /** Route template, never a URL. */
  readonly route: string | null;
  readonly routeSource: 'template' | 'derived' | null;
  readonly requestId: string | null;
  /** Trace id of W3C `traceparent`, 32 hex digits. */
  readonly traceId: string | null;
  readonly rpcPath: string | null;
  readonly rpcType: string | null;
  readonly batchIndex: number | null;
  readonly ip: string | null;
  readonly ipVia: 'socket' | 'trusted_proxy' | null;
  readonly userAgent: string | null;
  readonly durationMs: number | null;
  /** How many like events this record stands for; 1 unless a flood was folded. */
  readonly count: number;
  readonly opaqueWrites: number | null;
  readonly sessionId: string | null;
  readonly tabId: string | null;
  readonly sessionTrust: SessionTrust;
  readonly witness: Witness | null;
  readonly witnessReason: WitnessReason | null;
  readonly witnessAt: number | null;
  readonly metadata: { readonly [key: string]: JsonValue } | null;
  /** Names of the fields that were cut to fit. */
  readonly truncated: readonly string[] | null;
  readonly searchText: string | null;
  readonly service: string | null;
  /** Which run of which process wrote it, and its counter there. */
  readonly writerEpoch: string | null;
  readonly writerSeq: number | null;
  /** Set when values of it were erased at a person's wish. */
  readonly redacted: Erasure | null;
}
