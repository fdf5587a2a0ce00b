import { isSecretName, maskSecrets } from '../protocol/secrets.js';
import type { JsonValue } from './audit-record.js';
import { cleanText } from './hygiene.js';
import { parseJsonText, redactPairs } from './json-text.js';

export const REDACTED = '[redacted]';
export const TRUNCATED = '[truncated]';

const LIMITS = { keys: 50, nameLength: 64, valueLength: 2048, totalLength: 32_768, depth: 8 } as const;

/** Says which names are secret, after the host's additions and exemptions. */
export interface RedactPolicy {
  readonly isSecret: (name: string) => boolean;
}

export interface Redacted {
  readonly value: { readonly [key: string]: JsonValue };
  /** Names of what was cut to fit. */
  readonly truncated: readonly string[];
}

/** Builds the policy once, from `createAudit({ redact })`. */
export function redactPolicy(options: {
  readonly fields?: readonly string[];
  readonly allow?: readonly string[];
}): RedactPolicy {
  const fold = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const added = new Set((options.fields ?? []).map(fold));
  const allowed = new Set((options.allow ?? []).map(fold));
  const known = new Map<string, boolean>();
  const decide = (name: string): boolean =>
    !allowed.has(fold(name)) && (added.has(fold(name)) || isSecretName(name));
  return {
    isSecret(name) {
      const cached = known.get(name);
      if (cached !== undefined) return cached;
      const secret = decide(name);
      if (known.size < 2000 && name.length <= LIMITS.nameLength) known.set(name, secret);
      return secret;
    },
  };
}

/** A bounded, redacted deep copy: nothing of the host's objects is held afterwards. Never throws. */
export function redact(input: Readonly<Record<string, unknown>>, policy: RedactPolicy): Redacted {
  const walk: Walk = { policy, left: LIMITS.totalLength, truncated: new Set(), open: new Set() };
  const value = copyTop(input, walk);
  return { value, truncated: [...walk.truncated] };
}

/** How far beyond the cut a secret is looked for: half of one no longer looks like one. */
const LOOK_AHEAD = 512;

/** Clean text, at most `length` long, with everything that looks like a secret replaced before it is cut. */
export function redactText(text: string, length: number, policy?: RedactPolicy): string {
  const ahead = cleanText(text, length + LOOK_AHEAD);
  const named = policy === undefined ? ahead : redactPairs(ahead, policy.isSecret, REDACTED);
  return cleanText(
    maskSecrets(named, 'everywhere', () => REDACTED),
    length,
  );
}

/** {@link redactText} of what is text; null for everything else. */
export function redactedOrNull(value: unknown, length: number): string | null {
  return typeof value === 'string' ? redactText(value, length) : null;
}

function copyTop(input: Readonly<Record<string, unknown>>, walk: Walk): Redacted['value'] {
  try {
    return copyObject(input, walk, { name: '', depth: 0 });
  } catch {
    walk.truncated.add('*');
    return {};
  }
}

interface Walk {
  readonly policy: RedactPolicy;
  left: number;
  readonly truncated: Set<string>;
  /** Objects on the way down, against cycles. */
  readonly open: Set<object>;
}

interface Place {
  /** Top-level name under which this stands, for `truncated`. */
  readonly name: string;
  readonly depth: number;
}

function copyValue(value: unknown, walk: Walk, place: Place): JsonValue {
  switch (typeof value) {
    case 'string':
      return copyText(value, walk, place);
    case 'number':
      return spend(walk, 8, place) ? (Number.isFinite(value) ? copyNumber(value) : String(value)) : TRUNCATED;
    case 'boolean':
      return spend(walk, 5, place) ? value : TRUNCATED;
    case 'bigint':
      return copyText(value.toString(), walk, place);
    case 'object':
      return value === null ? null : copyNested(value, walk, place);
    default:
      return null;
  }
}

/** A card number may come as a number too. */
function copyNumber(value: number): JsonValue {
  if (Math.abs(value) < 1e12) return value;
  return redactText(String(value), LIMITS.valueLength) === String(value) ? value : REDACTED;
}

function copyText(value: string, walk: Walk, place: Place): JsonValue {
  const text = copyJsonText(value, walk, place) ?? redactText(value, LIMITS.valueLength, walk.policy);
  if (value.length > LIMITS.valueLength) walk.truncated.add(place.name);
  return spend(walk, text.length, place) ? text : TRUNCATED;
}

/** JSON inside a string hides names that look secret. */
function copyJsonText(value: string, walk: Walk, place: Place): string | null {
  const parsed = parseJsonText(value, LIMITS.valueLength * 4);
  if (parsed === null) return null;
  const inner: Walk = {
    policy: walk.policy,
    left: LIMITS.valueLength,
    truncated: new Set(),
    open: new Set(),
  };
  const text = JSON.stringify(copyNested(parsed, inner, { name: '', depth: 1 }));
  if (inner.truncated.size > 0 || text.length > LIMITS.valueLength) walk.truncated.add(place.name);
  return cleanText(text, LIMITS.valueLength);
}

function copyNested(value: object, walk: Walk, place: Place): JsonValue {
  // Brackets count too: arrays of empty arrays would be without bound.
  if (!spend(walk, 2, place)) return TRUNCATED;
  if (place.depth >= LIMITS.depth || walk.open.has(value)) {
    walk.truncated.add(place.name);
    return TRUNCATED;
  }
  walk.open.add(value);
  try {
    return copyKnown(value, walk, { name: place.name, depth: place.depth + 1 });
  } catch {
    // A host's getter, proxy or toJSON may throw; its value is lost, its record is not.
    walk.truncated.add(place.name);
    return '[unreadable]';
  } finally {
    walk.open.delete(value);
  }
}

function copyKnown(value: object, walk: Walk, place: Place): JsonValue {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Error) return copyText(value.name, walk, place);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return copyArray(value, walk, place);
  if (value instanceof Set) return copyArray([...value].slice(0, LIMITS.keys + 1), walk, place);
  if (value instanceof Map)
    return copyObject(Object.fromEntries([...value].slice(0, LIMITS.keys + 1)), walk, place);
  return copyObject(value as Record<string, unknown>, walk, place);
}

function copyArray(items: readonly unknown[], walk: Walk, place: Place): JsonValue {
  if (items.length > LIMITS.keys) walk.truncated.add(place.name);
  const copies: JsonValue[] = [];
  for (const item of items.slice(0, LIMITS.keys)) {
    if (walk.left <= 0) {
      walk.truncated.add(place.name);
      break;
    }
    copies.push(copyValue(item, walk, place));
  }
  return copies;
}

function copyObject(
  input: Readonly<Record<string, unknown>>,
  walk: Walk,
  place: Place,
): { readonly [key: string]: JsonValue } {
  const copy: Record<string, JsonValue> = {};
  let keys = 0;
  for (const key of Object.keys(input)) {
    const name = place.depth === 0 ? redactText(key, LIMITS.nameLength) : place.name;
    if (++keys > LIMITS.keys || walk.left <= 0) {
      walk.truncated.add(place.depth === 0 ? '*' : place.name);
      break;
    }
    const value = walk.policy.isSecret(key) ? REDACTED : copyProperty(input, key, walk, { ...place, name });
    define(copy, redactText(key, LIMITS.nameLength), value);
    walk.left -= Math.min(key.length, LIMITS.nameLength);
  }
  return copy;
}

function copyProperty(
  input: Readonly<Record<string, unknown>>,
  key: string,
  walk: Walk,
  place: Place,
): JsonValue {
  try {
    return copyValue(input[key], walk, place);
  } catch {
    walk.truncated.add(place.name);
    return '[unreadable]';
  }
}

/** `__proto__` becomes an own, harmless property. */
function define(target: Record<string, JsonValue>, key: string, value: JsonValue): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function spend(walk: Walk, length: number, place: Place): boolean {
  walk.left -= length;
  if (walk.left >= 0) return true;
  walk.truncated.add(place.name);
  return false;
}
