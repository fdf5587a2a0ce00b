import type { AuditRecord, Target } from '../record/audit-record.js';
import type { RecordRow } from '../record/blank-record.js';
import { searchTextOf } from '../record/search-text.js';
import type { RowEdit } from '../storage/erasure-store.js';
import { eraseJson } from './erase-json.js';
import { type ErasureStep, restamped, stamped } from './erasure-step.js';
import { ERASED } from './mentions.js';
import { canBeShared } from './name-fields.js';
import type { Person } from './person.js';
import { belongingOf } from './record-belonging.js';
import { hasActed, isOnBehalf, isSomebodyElse, isThem } from './who.js';

const ERASABLE = [
  ...(['action', 'reason', 'route', 'rpcPath', 'actorId', 'actorName', 'onBehalfOfId', 'tenantId'] as const),
  ...(['targetId', 'targetName', 'targets', 'ip', 'ipVia', 'userAgent', 'metadata', 'truncated'] as const),
];

/** What of a record has to go for this person; null: nothing. */
export function recordEdit(
  record: AuditRecord,
  person: Person,
  { depth, stamp }: ErasureStep,
): RowEdit<'records'> | null {
  const row: RecordRow = { ...record };
  const belongs = belongingOf(record, person);
  const isOwn = belongs === 'by_name' || (belongs === 'by_id' && depth === 'all');
  eraseText(row, person);
  eraseTargets(row, person, { isOwn, depth });
  if (isOwn) Object.assign(row, { actorName: null, metadata: null });
  if (isOwn || belongs === 'by_address') Object.assign(row, { ip: null, ipVia: null, userAgent: null });
  if (depth === 'all') replaceIds(row, person);
  const fields = ERASABLE.filter((name) => row[name] !== record[name]);
  if (fields.length === 0) {
    const redacted = restamped(record.redacted, person, depth);
    return redacted && { id: record.id, columns: { redacted } };
  }
  if (record.searchText !== null) row.searchText = searchTextOf(row);
  return {
    id: record.id,
    columns: {
      ...Object.fromEntries(fields.map((name) => [name, row[name]])),
      ...(row.searchText === record.searchText ? {} : { searchText: row.searchText }),
      redacted: stamped(record.redacted, fields, stamp),
    },
  };
}

/** Lengths are the columns': what stands for a short name is longer than it. */
function eraseText(row: RecordRow, { mentions }: Person): void {
  row.action = mentions.eraseWithin(row.action).slice(0, 191);
  row.reason = row.reason && mentions.eraseWithin(row.reason).slice(0, 191);
  row.route = row.route && mentions.eraseWithin(row.route).slice(0, 512);
  row.rpcPath = row.rpcPath && mentions.eraseWithin(row.rpcPath).slice(0, 191);
  row.userAgent = row.userAgent && mentions.eraseWithin(row.userAgent).slice(0, 512);
  row.metadata = row.metadata && eraseJson(row.metadata, mentions);
  row.truncated = row.truncated && eraseJson(row.truncated, mentions);
  // People's own names are theirs; a key or a device is often called after its owner.
  if (row.actorType !== 'user') row.actorName = row.actorName && mentions.erase(row.actorName).slice(0, 191);
}

type TargetStep = Pick<ErasureStep, 'depth'> & { readonly isOwn: boolean };

function eraseTargets(row: RecordRow, person: Person, step: TargetStep): void {
  if (row.targets !== null) {
    const targets = row.targets.map((target) => erasedTarget(target, person, step));
    if (targets.some((target, at) => target !== row.targets?.[at])) row.targets = targets;
  }
  if (row.targetType === null) return;
  const { id, name } = erasedTarget(
    { type: row.targetType, id: row.targetId ?? '', name: row.targetName ?? '' },
    person,
    step,
  );
  row.targetId = row.targetId && (id ?? null);
  row.targetName = name === ERASED ? null : row.targetName && (name ?? null);
}

function erasedTarget(target: Target, person: Person, { isOwn, depth }: TargetStep): Target {
  const id = erasedId(target, person, depth);
  const isAll = isOwn || (depth === 'all' && isThem(target, person));
  const name = isAll && target.name ? ERASED : erasedName(target, person);
  if (id === target.id && name === target.name) return target;
  return { ...target, ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

/** The name of who they are is taken last. */
function erasedName(target: Target, person: Person): string | undefined {
  if (isThem(target, person)) return target.name;
  const erased = target.name && person.mentions.erase(target.name).slice(0, 191);
  if (!target.name || erased !== ERASED || !isSomebodyElse(target, person)) return erased;
  return canBeShared(target.name) ? target.name : erased;
}

function erasedId(target: Target, person: Person, depth: ErasureStep['depth']): string | undefined {
  const { mentions, standIn } = person;
  if (isThem(target, person)) return depth === 'all' ? (standIn ?? target.id) : target.id;
  return target.id && mentions.has(target.id) ? (standIn ?? ERASED) : target.id;
}

function replaceIds(row: RecordRow, person: Person): void {
  const { standIn, ids } = person;
  if (standIn === null) return;
  if (hasActed(row, person)) row.actorId = standIn;
  if (isOnBehalf(row, person)) row.onBehalfOfId = standIn;
  if (row.tenantId !== null && ids.has(row.tenantId)) row.tenantId = standIn;
}
