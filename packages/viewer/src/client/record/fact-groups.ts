import type { AuditRecord } from '@auditreel/core/adapter';
import { ACTOR_TYPES, KINDS } from '../strings.js';
import { duration, utc } from '../text/times.js';

/** One thing known about a record; a filter leads to other records of which the same is known. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly mono?: boolean;
  readonly filter?: Readonly<Record<string, string>>;
  /** It was known, and taken out at a person's wish. */
  readonly isErased?: boolean;
}

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

type Maybe = Omit<Fact, 'value' | 'isErased'> & {
  readonly value: string | number | null | undefined;
  /** The record's column, of those that an erasure may empty. */
  readonly column?: keyof AuditRecord;
};

/** Everything known about a record, by what one would ask; what isn't known is left out. */
export function factGroups(record: AuditRecord): readonly FactGroup[] {
  const erased = record.redacted?.fields ?? [];
  const groups = [whoOf(record), whereFromOf(record), requestOf(record), recordItself(record)];
  return groups
    .map(({ title, facts }) => ({ title, facts: facts.flatMap((fact) => known(fact, erased)) }))
    .filter((group) => group.facts.length > 0);
}

interface MaybeGroup {
  readonly title: string;
  readonly facts: readonly Maybe[];
}

function whoOf(r: AuditRecord): MaybeGroup {
  const actorFilter = r.actorId === null ? {} : { filter: { actor: r.actorId } };
  const behalf = [r.onBehalfOfType === null ? null : ACTOR_TYPES[r.onBehalfOfType], r.onBehalfOfId];
  return {
    title: 'Who',
    facts: [
      { name: 'Actor', value: r.actorName, column: 'actorName' },
      { name: 'Type', value: ACTOR_TYPES[r.actorType] },
      { name: 'Id', value: r.actorId, mono: true, column: 'actorId', ...actorFilter },
      { name: 'On behalf of', value: behalf.filter((each) => each !== null).join(' ') || null },
      { name: 'Tenant', value: r.tenantId, mono: true },
    ],
  };
}

function whereFromOf(r: AuditRecord): MaybeGroup {
  const via = r.ipVia === 'trusted_proxy' ? ' (as told by a trusted proxy)' : '';
  return {
    title: 'Where from',
    facts: [
      { name: 'IP address', value: r.ip === null ? null : `${r.ip}${via}`, mono: true, column: 'ip' },
      { name: 'Browser', value: r.userAgent, column: 'userAgent' },
    ],
  };
}

function requestOf(r: AuditRecord): MaybeGroup {
  const derived = r.routeSource === 'derived' ? ' (derived: no route matched)' : '';
  const route = [r.method, r.route].filter((each) => each !== null).join(' ');
  return {
    title: 'Request',
    facts: [
      { name: 'Route', value: route === '' ? null : `${route}${derived}`, mono: true },
      { name: 'Status', value: r.statusCode },
      { name: 'Took', value: r.durationMs === null ? null : duration(r.durationMs) },
      { name: 'Procedure', value: r.rpcPath, mono: true },
      { name: 'Procedure type', value: r.rpcType },
      { name: 'Place in batch', value: r.batchIndex },
      { name: 'Request id', value: r.requestId, mono: true },
      { name: 'Trace id', value: r.traceId, mono: true },
    ],
  };
}

function recordItself(r: AuditRecord): MaybeGroup {
  const writer = r.writerEpoch === null ? null : `${r.writerEpoch} · ${r.writerSeq ?? '?'}`;
  return {
    title: 'The record itself',
    facts: [
      { name: 'Kind', value: KINDS[r.kind], filter: { kind: r.kind } },
      { name: 'Happened', value: utc(r.time), mono: true },
      { name: 'Stored', value: r.recordedAt === null ? null : utc(r.recordedAt), mono: true },
      { name: 'Stands for', value: r.count > 1 ? `${r.count} like events` : null },
      { name: 'Opaque writes', value: r.opaqueWrites },
      {
        name: 'Cut to fit',
        value: r.truncated === null || r.truncated.length === 0 ? null : r.truncated.join(', '),
      },
      { name: 'Stage', value: r.stage === 'outcome' ? null : r.stage },
      { name: 'Service', value: r.service },
      { name: 'Written by', value: writer, mono: true },
      { name: 'Log', value: `${r.logId}, format ${r.v}` },
      { name: 'Id', value: r.id, mono: true },
    ],
  };
}

function known({ value, column, ...fact }: Maybe, erased: readonly string[]): readonly Fact[] {
  if (value !== null && value !== undefined && value !== '') return [{ ...fact, value: String(value) }];
  return column !== undefined && erased.includes(column) ? [{ ...fact, value: '', isErased: true }] : [];
}
