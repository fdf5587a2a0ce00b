import { AuditError } from '../errors.js';
import { whyOf } from '../thrown.js';
import type { Actor, ActorType } from './audit-record.js';
import { cleanTextOrNull } from './hygiene.js';

const TYPES: ReadonlySet<unknown> = new Set<ActorType>([
  'user',
  'service',
  'api_key',
  'system',
  'agent',
  'anonymous',
  'unknown',
]);

/** A copy of what a host calls an actor, with nothing in it that could fail later. @throws Error when it is none */
export function plainActor(given: unknown): Actor {
  if (typeof given !== 'object' || given === null) throw new Error(NO_ACTOR);
  const { type, id, name, tenantId, onBehalfOf } = given as Readonly<Partial<Record<keyof Actor, unknown>>>;
  if (!isType(type)) throw new Error(NO_ACTOR);
  const actor: { -readonly [Field in keyof Actor]: Actor[Field] } = { type };
  setText(actor, 'id', id);
  setText(actor, 'name', name);
  setText(actor, 'tenantId', tenantId);
  const victim = victimOf(onBehalfOf);
  if (victim !== null) actor.onBehalfOf = victim;
  return actor;
}

/** The actor that a host named beside an event; `unknown`, and told to `onError`, when it is none. */
export function namedActor(given: unknown, onError: (error: Error) => void): Actor {
  try {
    return plainActor(given);
  } catch (cause) {
    const why = whyOf(cause);
    onError(
      new AuditError('ERR_AUDIT_ACTOR', `An event names no usable actor, so it is unknown: ${why}`, {
        cause,
      }),
    );
    return { type: 'unknown' };
  }
}

const NO_ACTOR = `an actor is { type, id }, with one of these types: ${[...TYPES].join(', ')}`;

function isType(value: unknown): value is ActorType {
  return TYPES.has(value);
}

type TextField = 'id' | 'name' | 'tenantId';

function setText(actor: { [Field in TextField]?: string }, field: TextField, value: unknown): void {
  const text = cleanTextOrNull(value, 1024);
  if (text !== null) actor[field] = text;
}

function victimOf(given: unknown): NonNullable<Actor['onBehalfOf']> | null {
  if (typeof given !== 'object' || given === null) return null;
  const { type, id } = given as { readonly type?: unknown; readonly id?: unknown };
  const text = cleanTextOrNull(id, 191);
  return isType(type) && text !== null ? { type, id: text } : null;
}
