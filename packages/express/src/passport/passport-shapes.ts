import type { Actor } from '@auditreel/core';
import type { Request } from 'express';

/** A strategy of Passport, as far as it is listened to. */
export interface PassportStrategy {
  readonly name?: string | undefined;
  authenticate(...args: never[]): unknown;
}

/** Options of {@link auditStrategy} and {@link auditPassport}; give both the same. */
export interface PassportOptions<User = unknown> {
  /** @default the user's `id` (or `_id`), and its `name`, `displayName` or `username` */
  readonly toActor?: (user: User) => Actor;
  /** The name somebody typed. @default the strategy's user name field, else `username`, `email` or `login` */
  readonly claimed?: (req: Request) => string | undefined;
}

/** A property of what may be anything. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Text, or a number as text; undefined for everything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A reason as records hold them; undefined for what is no word, since messages hold values. */
export function reasonWord(code: unknown): string | undefined {
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,63}$/.test(code) ? code : undefined;
}
