import { type Audit, ROOMS } from '../../audit.js';
import { currentDraft } from '../../context/current-draft.js';
import { type ActorAnswer, chooseActor } from '../../record/ask-actor.js';
import type { Actor, ActorType } from '../../record/audit-record.js';
import { changesSomething, type Draft } from '../../record/draft.js';
import { cleanTextOrNull } from '../../record/hygiene.js';
import { isRecorded } from '../../record/settle-draft.js';
import type { ResolvedOptions } from '../../resolve-options.js';

/** Whose write it is, as far as it is known when it begins. */
export interface ChangeContext {
  readonly recordId: string | null;
  readonly actorType: ActorType | null;
  readonly actorId: string | null;
}

const NOBODY: ChangeContext = { recordId: null, actorType: null, actorId: null };

/** The running request's, or nobody's. */
export function changeContext(audit: Audit): ChangeContext {
  const draft = writingDraft(audit);
  if (draft === null) return NOBODY;
  const actor = knownActor(draft, audit);
  return {
    recordId: willHaveRecord(draft, audit) ? draft.id : null,
    actorType: actor?.type ?? null,
    actorId: cleanTextOrNull(actor?.id, 191),
  };
}

/** The draft of the running request, if it is one of this audit. */
export function writingDraft(audit: Audit): Draft | null {
  const draft = currentDraft();
  return draft !== undefined && draft.home === audit[ROOMS].home ? draft : null;
}

/** Nobody is waited for: the host's own transaction may hold the only connection. */
function knownActor(draft: Draft, audit: Audit): Actor | null {
  if (draft.actor !== null) return draft.actor;
  if (draft.answers.length === 0) askAtOnce(draft, audit[ROOMS].options.actor);
  const known = draft.answers.filter((answer): answer is ActorAnswer => !(answer instanceof Promise));
  return known.length === 0 ? null : chooseActor(known, false);
}

/** The `actor` functions that answered with a promise: the record has what they say, and asking them for a write is in vain. */
const LATE = new WeakSet<object>();

function askAtOnce(draft: Draft, actor: ResolvedOptions['actor']): void {
  if (actor === undefined || LATE.has(actor)) return;
  void draft.home.askActor(draft);
  if (draft.answers.at(-1) instanceof Promise) LATE.add(actor);
}

/** Whether a record of that id comes once something was written; after the answer, nothing changes that any more. */
function willHaveRecord(draft: Draft, audit: Audit): boolean {
  const written = draft.settled || changesSomething(draft) ? draft : { ...draft, hasWritten: true };
  try {
    return isRecorded(written, { statusCode: null }, audit[ROOMS].options.capture);
  } catch {
    // A host's `capture` that throws: the draft's own settling tells of it, and writes nothing.
    return false;
  }
}
