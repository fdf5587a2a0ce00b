import type { JsonValue } from '../record/audit-record.js';
import type { AuditChange, ChangeImage } from '../storage/change-store.js';
import type { RowEdit } from '../storage/erasure-store.js';
import { eraseJson } from './erase-json.js';
import { type ErasureStep, restamped, stamped } from './erasure-step.js';
import { ERASED } from './mentions.js';
import { canBeShared, isNameField } from './name-fields.js';
import { type Person, rowKey } from './person.js';
import { hasActed, isSomebodyElse, isTheirKey, isThem } from './who.js';

const IMAGES = ['before', 'after'] as const;

/** What of a change has to go for this person; null: nothing. */
export function changeEdit(
  change: AuditChange,
  person: Person,
  { depth, stamp }: ErasureStep,
): RowEdit<'changes'> | null {
  const isTheirs = isTheirChange(change, person);
  const images = IMAGES.map((name) => {
    const image = change[name];
    if (image === null || (isTheirs && depth === 'mentions')) return image;
    return isTheirs ? reduced(image, person) : withoutMentions(image, change, person);
  });
  const [before = null, after = null] = images;
  const columns = differing(change, { ...idsOf(change, person, depth), before, after });
  const names = Object.keys(columns);
  if (names.length === 0) {
    const redacted = restamped(change.redacted, person, depth);
    return redacted && { id: change.id, columns: { redacted } };
  }
  const values = IMAGES.flatMap((name) => fieldsOf(change[name], columns[name] ?? change[name]));
  const fields = [...names.filter((name) => name.endsWith('Id')), ...values];
  return { id: change.id, columns: { ...columns, redacted: stamped(change.redacted, fields, stamp) } };
}

/** Whether they wrote it, or the row is theirs. */
export function isTheirChange(change: AuditChange, person: Person): boolean {
  const { model, targetId, recordId } = change;
  return (
    hasActed(change, person) ||
    (recordId !== null && person.records.has(recordId)) ||
    isThem({ type: model, id: targetId }, person) ||
    person.rows.has(rowKey(model, targetId))
  );
}

type Ids = Pick<AuditChange, 'actorId' | 'targetId'>;

function idsOf(change: AuditChange, person: Person, depth: ErasureStep['depth']): Ids {
  const { actorId, model, targetId } = change;
  const { standIn, mentions } = person;
  const isThemselves = isThem({ type: model, id: targetId }, person);
  const isHashed = depth === 'all' && standIn !== null;
  const other = targetId && !isThemselves ? mentions.erase(targetId).slice(0, 191) : targetId;
  return {
    actorId: isHashed && hasActed(change, person) ? standIn : actorId,
    targetId: isHashed && isThemselves ? standIn : other,
  };
}

function withoutMentions(image: ChangeImage, { model, targetId }: AuditChange, person: Person): ChangeImage {
  const erased = eraseJson(image, person.mentions);
  if (erased === image || !isSomebodyElse({ type: model, id: targetId }, person)) return erased;
  const namesakes = Object.entries(image).filter(
    ([field, value]) => isNameField(field) && canBeShared(value) && erased[field] === ERASED,
  );
  const kept = { ...erased, ...Object.fromEntries(namesakes) };
  return Object.entries(image).every(([field, value]) => kept[field] === value) ? image : kept;
}

/** Which fields there were stays; so does a key that names the person, because by it the row is known as theirs. */
function reduced(image: ChangeImage, person: Person): ChangeImage {
  const entries = Object.entries(image);
  const erased = entries.map(([field, value]) => [field, reducedValue(field, value, person)] as const);
  return erased.some(([, value], at) => value !== entries[at]?.[1]) ? Object.fromEntries(erased) : image;
}

function reducedValue(field: string, value: JsonValue, person: Person): JsonValue {
  if (isTheirKey(field, value, person)) return person.standIn ?? value;
  return value === null || value === '[redacted]' ? value : ERASED;
}

function differing<Columns extends Partial<AuditChange>>(
  change: AuditChange,
  columns: Columns,
): Partial<Columns> {
  const entries = Object.entries(columns).filter(([name, value]) => Reflect.get(change, name) !== value);
  return Object.fromEntries(entries) as Partial<Columns>;
}

function fieldsOf(before: ChangeImage | null, after: ChangeImage | null): readonly string[] {
  if (before === after) return [];
  return Object.keys(after ?? {}).filter((field) => after?.[field] !== before?.[field]);
}
