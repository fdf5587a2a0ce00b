import type { JsonValue } from '../record/audit-record.js';
import { ERASED, type Mentions } from './mentions.js';

/** A value without the mentions in it, names of fields included; the same value when there are none. */
export function eraseJson<Value extends JsonValue>(value: Value, mentions: Mentions): Value;
export function eraseJson(value: JsonValue, mentions: Mentions): JsonValue {
  if (typeof value === 'string') return mentions.erase(value);
  if (typeof value === 'number') return mentions.has(String(value)) ? ERASED : value;
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) {
    const items = value.map((item) => eraseJson(item, mentions));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries = Object.entries(value);
  const erased = entries.map(([name, inner]) => [mentions.erase(name), eraseJson(inner, mentions)] as const);
  const isSame = erased.every(([name, inner], at) => name === entries[at]?.[0] && inner === entries[at]?.[1]);
  return isSame ? value : Object.fromEntries(erased);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
