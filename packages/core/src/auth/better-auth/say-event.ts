import type { Actor } from '../../record/audit-record.js';
import { fieldOf, textAt } from '../read-unknown.js';
import type { ToldEvent } from '../record-safely.js';
import type { BetterAuthSession, ToActor } from './better-auth-shapes.js';
import type { EndedCall, Said } from './ended-call.js';

/** What a call did, as an auth event with its actor. */
export function eventOf(
  said: Said,
  call: EndedCall,
  { toActor, accountId }: { readonly toActor: ToActor; readonly accountId: string | undefined },
): ToldEvent {
  const { by, claim, accountId: _known, ...rest } = said;
  const actor = actorOf(by, call, toActor);
  return {
    ...rest,
    ...(actor === undefined ? {} : { actor }),
    ...(claim === undefined ? {} : { claimed: claim.name }),
    ...(claim === undefined || accountId === undefined ? {} : { accountId }),
    ...(claim === undefined && said.accountId !== undefined
      ? { target: { type: 'user', id: said.accountId } }
      : {}),
  };
}

function actorOf(by: Said['by'], call: EndedCall, toActor: ToActor): Actor | undefined {
  if (by === 'nobody') return { type: 'anonymous' };
  const signedIn: BetterAuthSession | null =
    by === 'newcomer' ? call.newSession : (call.session ?? call.notes.closed);
  return signedIn === null ? undefined : toActor(signedIn);
}

interface UserTable {
  findOne?(query: object): Promise<unknown>;
}

/** Whose account a typed name is: looked up whether it exists or not, so that both take as long. */
export async function accountOf(said: Said, endpoint: unknown): Promise<string | undefined> {
  if (said.accountId !== undefined || said.claim === undefined) return said.accountId;
  const { field, name } = said.claim;
  const table = fieldOf(fieldOf(endpoint, 'context'), 'adapter') as UserTable | undefined;
  const value = field === 'phoneNumber' ? name : name.toLowerCase();
  return textAt(await table?.findOne?.({ model: 'user', where: [{ field, value }] }), 'id');
}
