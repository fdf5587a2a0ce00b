import type { Audit } from '../../audit.js';
import { fieldOf, textAt } from '../read-unknown.js';
import { safely } from '../record-safely.js';
import type { BetterAuthSession, DatabaseNotes } from './better-auth-shapes.js';
import { type CallNotes, notesOf, pathOf } from './call-notes.js';

/** Database hooks that note what a call did: an answer may say `success` for what never happened. */
export function databaseNotes(audit: Audit): DatabaseNotes {
  const noting =
    (note: (notes: CallNotes, row: unknown, endpoint: unknown) => void | Promise<void>) =>
    async (row: unknown, endpoint: unknown): Promise<void> => {
      const notes = notesOf(endpoint);
      if (notes !== null) await safely(audit, () => note(notes, row, endpoint));
    };
  return {
    user: {
      create: { after: noting((notes, user) => void notes.created.push(textAt(user, 'id') ?? '')) },
      delete: { after: noting((notes, user) => void notes.deleted.push(textAt(user, 'id') ?? '')) },
    },
    session: {
      create: {
        after: noting((notes, session) => {
          notes.openedFor = textAt(session, 'userId') ?? null;
        }),
      },
      delete: {
        before: noting(async (notes, session, endpoint) => {
          if (pathOf(endpoint) === '/sign-out') notes.closed = await withUser(session, endpoint);
        }),
      },
    },
    verification: {
      delete: {
        after: noting((notes, verification, endpoint) => {
          const value = textAt(verification, 'value');
          if (pathOf(endpoint) === '/reset-password') notes.resets = value ?? null;
          else notes.links ||= isStateOfLink(value);
        }),
      },
    },
  };
}

/** What a provider is sent to and comes back with: better-auth keeps there what the client had asked for. */
function isStateOfLink(value: string | undefined): boolean {
  if (!value?.startsWith('{')) return false;
  try {
    return textAt(JSON.parse(value), 'link', 'userId') !== undefined;
  } catch {
    return false;
  }
}

interface UserFinder {
  findUserById?(id: string): Promise<BetterAuthSession['user'] | null>;
}

async function withUser(session: unknown, endpoint: unknown): Promise<BetterAuthSession | null> {
  const userId = textAt(session, 'userId');
  if (userId === undefined) return null;
  const adapter = fieldOf(fieldOf(endpoint, 'context'), 'internalAdapter') as UserFinder | undefined;
  const user = (await adapter?.findUserById?.(userId)) ?? { id: userId };
  return { user, session: session as BetterAuthSession['session'] };
}
