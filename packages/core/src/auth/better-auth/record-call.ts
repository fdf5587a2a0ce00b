import type { Audit } from '../../audit.js';
import { allOf } from '../../awaitable.js';
import type { Draft } from '../../record/draft.js';
import { recordSafely, safely } from '../record-safely.js';
import type { ToActor } from './better-auth-shapes.js';
import type { CallNotes } from './call-notes.js';
import { describeCall } from './describe-call.js';
import { type EndedCall, endedCall } from './ended-call.js';
import { accountOf, eventOf } from './say-event.js';

/** A call to record, and the draft to do it in. */
export interface CallToRecord {
  readonly endpoint: unknown;
  readonly notes: CallNotes;
  readonly returned: unknown;
  readonly draft: Draft;
  readonly toActor: ToActor;
}

/** Records everything that a call did; answers whether it did anything. */
export async function recordCall(audit: Audit, { draft, toActor, ...given }: CallToRecord): Promise<boolean> {
  const { endpoint, notes, returned } = given;
  const told = await safely(audit, async () => {
    const call = endedCall(endpoint, notes, returned);
    const said = (await isLogoutOfNobody(call, draft)) ? [] : describeCall(call);
    for (const one of said) {
      const accountId = await safely(audit, () => accountOf(one, endpoint));
      await recordSafely(audit, eventOf(one, call, { toActor, accountId }), draft);
    }
    return said.length > 0;
  });
  return told ?? false;
}

/** Signing out answers the same whoever asks; the session's end is noted only where sessions are in the database. */
async function isLogoutOfNobody({ path, error, session, notes }: EndedCall, draft: Draft): Promise<boolean> {
  if (path !== '/sign-out' || error !== null || session !== null || notes.closed !== null) return false;
  return (await allOf(draft.answers)).every(({ actor }) => actor.type === 'anonymous');
}
