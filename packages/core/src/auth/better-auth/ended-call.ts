import type { TargetMeta } from '../../options.js';
import type { AuthAction, AuthReason } from '../auth-actions.js';
import { fieldOf, textAt } from '../read-unknown.js';
import { readSession } from './actor-of-session.js';
import type { BetterAuthSession } from './better-auth-shapes.js';
import { type CallNotes, hasDone, pathOf } from './call-notes.js';

/** A call of an endpoint that has ended, as far as its records need it. */
export interface EndedCall {
  readonly path: string;
  readonly body: unknown;
  /** Which of the host's providers it is of. */
  readonly provider: string | null;
  readonly error: CallError | null;
  readonly returned: unknown;
  /** Who was signed in. */
  readonly session: BetterAuthSession | null;
  /** Who has just signed in. */
  readonly newSession: BetterAuthSession | null;
  readonly notes: CallNotes;
}

export interface CallError {
  readonly status: number;
  readonly code: string | null;
}

/** One thing that a call did, before it is known who did it. */
export interface Said {
  readonly action: AuthAction;
  readonly outcome?: 'failure' | 'denied';
  readonly reason?: AuthReason;
  /** @default who was signed in, else who the host says */
  readonly by?: 'newcomer' | 'nobody';
  /** The name that was typed, and the column of `user` that it may be in. */
  readonly claim?: { readonly field: string; readonly name: string };
  /** The account of the claim, where the call itself knew it. */
  readonly accountId?: string;
  readonly target?: TargetMeta | readonly TargetMeta[];
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Reads a call's end out of its hook's context. */
export function endedCall(endpoint: unknown, notes: CallNotes, returned: unknown): EndedCall {
  const context = fieldOf(endpoint, 'context');
  return {
    path: pathOf(endpoint),
    body: fieldOf(endpoint, 'body'),
    provider: providerOf(endpoint),
    error: errorOf(returned, notes),
    returned,
    session: readSession(fieldOf(context, 'session')),
    newSession: readSession(fieldOf(context, 'newSession')),
    notes,
  };
}

/** Addresses hold what anybody types: only a provider that is set up is one. */
function providerOf(endpoint: unknown): string | null {
  const id = textAt(endpoint, 'params', 'id') ?? textAt(endpoint, 'body', 'provider');
  const providers = fieldOf(fieldOf(endpoint, 'context'), 'socialProviders');
  if (id === undefined || !Array.isArray(providers)) return null;
  return providers.some((provider: unknown) => textAt(provider, 'id') === id) ? id : null;
}

/**
 * A redirect is an answer, unless it takes an error along. Where it leads to is the client's own choice: of what was done
 * it says nothing.
 */
function errorOf(returned: unknown, notes: CallNotes): CallError | null {
  const status = statusOf(returned);
  if (status < 300) return null;
  if (status >= 400) return { status, code: textAt(returned, 'body', 'code') ?? null };
  if (hasDone(notes)) return null;
  const code = errorInRedirect(fieldOf(returned, 'headers'));
  return code === null ? null : { status, code };
}

/** The HTTP status of what an endpoint returned: an error, a response of its own, or a value. */
export function statusOf(returned: unknown): number {
  if (returned instanceof Response) return returned.status;
  const status = returned instanceof Error ? fieldOf(returned, 'statusCode') : undefined;
  return typeof status === 'number' ? status : 200;
}

function errorInRedirect(headers: unknown): string | null {
  if (typeof headers !== 'object' || headers === null) return null;
  const location = new Headers(headers as ConstructorParameters<typeof Headers>[0]).get('location') ?? '';
  const query = location.includes('?') ? location.slice(location.indexOf('?')) : '';
  return new URLSearchParams(query).get('error');
}
