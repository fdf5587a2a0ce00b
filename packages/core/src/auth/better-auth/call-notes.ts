import { fieldOf, textAt } from '../read-unknown.js';
import type { BetterAuthSession } from './better-auth-shapes.js';

/** What one call of an endpoint did to the database: the truth, whatever it answers. */
export interface CallNotes {
  /** Ids of the users it made. */
  readonly created: string[];
  /** Ids of the users it deleted. */
  readonly deleted: string[];
  /** Whose session it opened. */
  openedFor: string | null;
  /** The session that a sign-out ended. */
  closed: BetterAuthSession | null;
  /** Whose password a link or code allows to reset. */
  resets: string | null;
  /** Whether it came back from a provider to link an account, not to sign in. */
  links: boolean;
}

/** On the call's own context: that is what its hooks and its database hooks share, copied or not. */
const NOTES: unique symbol = Symbol.for('auditreel.better-auth.notes') as never;

/** Begins to take notes of a call. */
export function takeNotes(endpoint: unknown): CallNotes {
  const notes: CallNotes = {
    created: [],
    deleted: [],
    openedFor: null,
    closed: null,
    resets: null,
    links: false,
  };
  const context = fieldOf(endpoint, 'context');
  if (typeof context === 'object' && context !== null) Reflect.set(context, NOTES, notes);
  return notes;
}

/** Whether a call went through, whatever its answer says: it made, opened or deleted something. */
export function hasDone({ created, deleted, openedFor }: CallNotes): boolean {
  return openedFor !== null || created.length > 0 || deleted.length > 0;
}

/** The notes of a call; null outside of any, and where another plugin answered before ours was asked. */
export function notesOf(endpoint: unknown): CallNotes | null {
  return (fieldOf(fieldOf(endpoint, 'context'), NOTES) as CallNotes | undefined) ?? null;
}

/** The path of a call's endpoint, a template; the name of one that only the server calls. */
export function pathOf(endpoint: unknown): string {
  return textAt(endpoint, 'path') ?? textAt(endpoint, 'operationId') ?? '';
}
