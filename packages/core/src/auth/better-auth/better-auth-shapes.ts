import type { Actor } from '../../record/audit-record.js';

/** A user of better-auth, as far as an actor is made of it. */
export interface BetterAuthUser {
  readonly id: string;
  readonly name?: string | null;
  readonly email?: string | null;
}

/** Who is signed in. The session is better-auth's, not a recorded one. */
export interface BetterAuthSession {
  readonly user: BetterAuthUser;
  readonly session: {
    readonly userId: string;
    /** Set by the admin plugin: the id of who impersonates the user. */
    readonly impersonatedBy?: string | null;
  };
}

/** Makes an actor of who is signed in. */
export type ToActor = (signedIn: BetterAuthSession) => Actor;

/** Options of {@link auditAuth} and {@link betterAuthActor}; give both the same. */
export interface BetterAuthActorOptions {
  /** @default the user's id and name; with impersonation the impersonator's id, on behalf of the user */
  readonly toActor?: ToActor;
}

/** What `betterAuth()` returns, as far as requests are answered by it. */
export interface BetterAuthHandler {
  handler(request: Request): Promise<Response>;
  /** Its endpoints: without them it is only guessed which of them a request was to that came to none. */
  readonly api?: object;
}

/** The plugin, as `betterAuth({ plugins })` takes it. */
export interface AuditAuthPlugin {
  readonly id: 'auditreel';
  init(context: unknown): { options: { databaseHooks: DatabaseNotes } };
  readonly hooks: { before: EndpointHook[]; after: EndpointHook[] };
}

export interface EndpointHook {
  matcher(context: unknown): boolean;
  handler(context: unknown): Promise<{ headers?: Headers }>;
}

type RowHook = (row: unknown, endpoint: unknown) => Promise<void>;

export interface DatabaseNotes {
  readonly user: {
    readonly create: { readonly after: RowHook };
    readonly delete: { readonly after: RowHook };
  };
  readonly session: {
    readonly create: { readonly after: RowHook };
    readonly delete: { readonly before: RowHook };
  };
  readonly verification: { readonly delete: { readonly after: RowHook } };
}
