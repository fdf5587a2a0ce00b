import { OptionsError } from '../errors.js';
import type { ActorType } from '../record/audit-record.js';
import { identifies } from './identifies.js';

/** Who a person is, in the app's own words. */
export interface PersonOptions {
  /** The person as the actor of records. `type` is `user` unless it is given. */
  readonly actor: { readonly id: string; readonly type?: ActorType };
  /** What else they are known by: names, e-mail addresses, phone numbers; what their own rows say is found by itself. */
  readonly identifiers?: readonly string[];
  /** Models whose rows are the person, or name them in a field such as `userId`, besides `User`, `Customer` and the like. */
  readonly models?: readonly string[];
  /** Recorded sessions of others that show them: their recordings count as theirs. */
  readonly sessions?: readonly string[];
}

/** @throws OptionsError when it names nobody, or by so little that anything could be meant */
export function checkPerson({ actor, identifiers = [] }: PersonOptions): void {
  if (typeof actor?.id !== 'string' || actor.id === '') {
    throw new OptionsError(
      'actor',
      "Say who: { actor: { id: 'user-7' } }, the id as it stands in the records.",
    );
  }
  const vague = identifiers.find((one) => typeof one !== 'string' || !identifies(one));
  if (vague === undefined) return;
  throw new OptionsError(
    'identifiers',
    `An identifier has at least 3 characters, a letter or digit among them (a Chinese name may have 2), or it would be found everywhere: ${JSON.stringify(vague)}.`,
  );
}
