import { OptionsError } from '../errors.js';
import { cleanText } from '../record/hygiene.js';
import type { AuditHold } from '../storage/hold-store.js';
import { isId } from '../storage/is-id.js';

/** What a legal hold is put on, and why. */
export type HoldInput = HoldOn & {
  readonly reason: string;
  /** Id of the actor who places it. */
  readonly by?: string;
};

/** One of the three. */
export type HoldOn =
  | { readonly session: string; readonly actor?: never; readonly target?: never }
  | { readonly actor: string; readonly session?: never; readonly target?: never }
  | { readonly target: HoldTarget; readonly session?: never; readonly actor?: never };

export interface HoldTarget {
  readonly type: string;
  readonly id: string | number | bigint;
}

const SUBJECTS = ['session', 'actor', 'target'] as const;

/**
 * What the hold's row says of it.
 * @throws OptionsError when it is on nothing, on several things, or without a reason
 */
export function readHold(input: HoldInput): Pick<AuditHold, 'subject' | 'subjectId' | 'reason'> {
  const given = SUBJECTS.filter((subject) => input[subject] !== undefined);
  const [subject] = given;
  if (subject === undefined || given.length > 1)
    throw new OptionsError(
      'hold',
      "A hold is on one thing: audit.hold({ actor: 'u-17', reason }), or session, or target.",
    );
  const reason = textOf(input.reason, 512, 'reason');
  return { subject, subjectId: subjectIdOf(input), reason };
}

function subjectIdOf({ session, actor, target }: HoldInput): string {
  if (actor !== undefined) return textOf(actor, 191, 'actor');
  if (target !== undefined) {
    const type = textOf(target.type, 64, 'target.type');
    if (type.includes('/'))
      throw new OptionsError('target.type', 'audit.hold({ target }) has a type without "/".');
    return `${type}/${textOf(String(target.id ?? ''), 191, 'target.id')}`;
  }
  if (session !== undefined && isId(session)) return session;
  throw new OptionsError(
    'session',
    'audit.hold({ session }) is the id of a session, as the viewer shows it.',
  );
}

function textOf(value: string, length: number, option: string): string {
  const isText = typeof value === 'string' && value.trim() !== '' && value.length <= length;
  if (!isText)
    throw new OptionsError(option, `audit.hold({ ${option} }) must be text of 1 to ${length} characters.`);
  return cleanText(value, length);
}
