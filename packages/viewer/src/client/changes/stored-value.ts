import type { JsonValue } from '@auditreel/core';
import type { AuditChange } from '@auditreel/core/adapter';
import { compactJson } from './compact-json.js';

/** A column's value as it may be shown. */
export type StoredValue =
  /** A string, or JSON that fits into one line. */
  | { readonly kind: 'text'; readonly text: string }
  /** A number, a boolean, null. */
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'json'; readonly value: JsonValue }
  /** Left out by the trigger. */
  | { readonly kind: 'redacted' }
  /** Taken out at a person's wish. */
  | { readonly kind: 'erased' }
  /** Too long to be kept, or bytes. */
  | { readonly kind: 'hashed'; readonly length: number; readonly sha256: string | null };

type Fate = Pick<AuditChange, 'truncated' | 'redacted'>;

/** What became of a field's value on its way into storage. */
export function storedValue(name: string, value: JsonValue, fate: Fate): StoredValue {
  if (value === '[redacted]') return { kind: 'redacted' };
  if (value === '[erased]') return { kind: 'erased' };
  if (value === null && fate.redacted?.fields.includes(name) === true) return { kind: 'erased' };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value !== 'object' || value === null) return { kind: 'plain', text: String(value) };
  return hashedValue(value, fate.truncated?.includes(name) === true) ?? jsonValue(value);
}

const ONE_LINE = 96;

function jsonValue(value: JsonValue): StoredValue {
  const text = compactJson(value, ONE_LINE);
  return text === null ? { kind: 'json', value } : { kind: 'text', text };
}

/** Not every object with a length is one: the app may store such JSON itself. */
function hashedValue(value: object, isTruncated: boolean): StoredValue | null {
  const { length, sha256, ...rest } = value as Readonly<Record<string, JsonValue>>;
  if (typeof length !== 'number' || Object.keys(rest).length > 0) return null;
  const hash = typeof sha256 === 'string' && /^[0-9a-f]{64}$/i.test(sha256) ? sha256 : null;
  return hash === null && !isTruncated ? null : { kind: 'hashed', length, sha256: hash };
}
