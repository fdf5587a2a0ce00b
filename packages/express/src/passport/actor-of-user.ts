import type { Actor } from '@auditreel/core';
import { fieldOf, textOf } from './passport-shapes.js';

/** What Passport's user is called, as most hosts name their columns. @throws Error when it has no id */
export function actorOfUser(user: unknown): Actor {
  const id = textOf(fieldOf(user, 'id')) ?? idOf(fieldOf(user, '_id'));
  if (id === undefined) throw new Error('Passport’s user has no id: say how it is named with toActor.');
  const names = ['name', 'displayName', 'username'].map((field) => textOf(fieldOf(user, field)));
  const name = names.find((one) => one !== undefined);
  return { type: 'user', id, ...(name === undefined ? {} : { name }) };
}

/** An ObjectId of MongoDB is an object that knows its text. */
function idOf(id: unknown): string | undefined {
  return typeof id === 'object' && id !== null ? textOf(String(id)) : textOf(id);
}

/** Who a request is of; `userProperty` of `passport.initialize` may have another name. */
export function userOf(req: unknown): unknown {
  return fieldOf(req, textOf(fieldOf(req, '_userProperty')) ?? 'user');
}
