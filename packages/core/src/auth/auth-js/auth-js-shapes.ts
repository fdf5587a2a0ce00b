import type { Actor } from '../../record/audit-record.js';

/** A user of Auth.js, as far as an actor is made of it. */
export interface AuthJsUser {
  readonly id?: string;
  readonly name?: string | null;
  readonly email?: string | null;
}

/** Makes an actor of a user; undefined for one that has no id. */
export type ToActor = (user: AuthJsUser) => Actor | undefined;

/** Options of {@link auditAuthJs}. */
export interface AuditAuthJsOptions {
  /** @default the user's id and name */
  readonly toActor?: ToActor;
  /** The name somebody typed into a form of credentials. @default its `username`, `email`, `login` or `phone` */
  readonly claimed?: (credentials: Readonly<Record<string, unknown>>) => string | undefined;
}

/** An Auth.js config, as far as it is added to. */
export interface AuthJsConfig {
  readonly providers: readonly unknown[];
  readonly events?: object;
  readonly callbacks?: object;
  readonly logger?: object;
  readonly adapter?: object;
}

/** A function of the host's, out of a config that is only known by its shape. */
export type HostFunction = (...args: readonly unknown[]) => unknown;

/** A function in an object of the host's, if there is one. */
export function functionIn(holder: object | undefined, name: string): HostFunction | undefined {
  const found: unknown = holder === undefined ? undefined : Reflect.get(holder, name);
  return typeof found === 'function' ? (found as HostFunction).bind(holder) : undefined;
}

export function actorOfUser({ id, name }: AuthJsUser): Actor | undefined {
  return id ? { type: 'user', id, ...(name ? { name } : {}) } : undefined;
}
