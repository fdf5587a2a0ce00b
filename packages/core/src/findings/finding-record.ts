import { SYSTEM } from '../record/ask-actor.js';
import type { AuditRecord, JsonValue } from '../record/audit-record.js';
import { blankRecord, type RecordRow } from '../record/blank-record.js';
import { nameActor } from '../record/build-record.js';
import { idBeside } from '../record/id-beside.js';
import { fillTargets } from '../record/targets.js';
import type { Finding } from './finding.js';
import type { FindingRule, FindingSeverity } from './finding-rule.js';
import type { CleanFound } from './parse-found.js';

export const FINDING_ACTION = 'audit.finding';

/**
 * The record of a finding: beside the record that completed it, in place and time. Its outcome is that of the looking:
 * what was found says nothing about it.
 */
export function findingRecord(
  {
    rule,
    record,
    found,
  }: { readonly rule: FindingRule; readonly record: AuditRecord; readonly found: CleanFound },
  service: string | null,
): RecordRow {
  const row = blankRecord(idBeside(record.id, `${FINDING_ACTION} ${rule.name}`), record.time);
  row.stage = 'event';
  row.parentId = record.id;
  row.action = FINDING_ACTION;
  row.outcome = 'success';
  row.reason = rule.name.toUpperCase();
  row.tenantId = record.tenantId;
  row.sessionId = record.sessionId;
  row.tabId = record.tabId;
  row.sessionTrust = record.sessionTrust;
  row.service = service;
  const { actorType: type, actorId: id } = record;
  fillTargets(row, [...(id === null ? [] : [{ type, id }]), { type: 'record', id: record.id }]);
  row.metadata = metadataOf(rule, record, found);
  return nameActor(row, SYSTEM);
}

function metadataOf(
  { name, title }: FindingRule,
  { actorType }: AuditRecord,
  { severity, sentence, records, metadata }: CleanFound,
): NonNullable<AuditRecord['metadata']> {
  return {
    rule: name,
    title,
    severity,
    records,
    actorType,
    ...(sentence !== null && { sentence }),
    ...(metadata !== null && { more: metadata }),
  };
}

/**
 * Reads a finding back out of its record; null for any other, and for one that says too little.
 * @example const findings = records.map(readFinding).filter((finding) => finding !== null);
 */
export function readFinding(record: AuditRecord): Finding | null {
  const { metadata, parentId } = record;
  if (record.action !== FINDING_ACTION || metadata === null || parentId === null) return null;
  const { rule, title, severity, sentence, records, more } = metadata;
  if (typeof rule !== 'string' || typeof title !== 'string' || !isSeverity(severity)) return null;
  const [person] = record.targets ?? [];
  const isPerson = person !== undefined && person.type !== 'record' && person.type === metadata.actorType;
  return {
    id: record.id,
    rule,
    title,
    severity,
    sentence: typeof sentence === 'string' ? sentence : null,
    time: record.time,
    record: parentId,
    records: Array.isArray(records) ? records.filter((id) => typeof id === 'string') : [],
    actor: { type: actorTypeOf(metadata.actorType), id: isPerson ? (person.id ?? null) : null },
    tenantId: record.tenantId,
    sessionId: record.sessionId,
    metadata: isObject(more) ? more : null,
  };
}

function isSeverity(value: JsonValue | undefined): value is FindingSeverity {
  return value === 'low' || value === 'medium' || value === 'high';
}

const ACTOR_TYPES = ['user', 'service', 'api_key', 'system', 'agent', 'anonymous'] as const;

function actorTypeOf(value: JsonValue | undefined): AuditRecord['actorType'] {
  return ACTOR_TYPES.find((type) => type === value) ?? 'unknown';
}

function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
