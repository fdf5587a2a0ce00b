import type { Draft } from '@auditreel/core/adapter';
import type { CallPlace } from './place-of.js';

/** What a call is to the draft that it runs in. */
export type CallRole =
  /** A record of its own, with no request to relieve of one. */
  | { readonly is: 'own'; readonly place: CallPlace | null }
  /** Part of an action whose record is written anyway. */
  | { readonly is: 'part'; readonly around: Draft }
  /** Sent in this request, which it relieves of its record. */
  | { readonly is: 'carried'; readonly request: Draft; readonly place: CallPlace };

/** Tells a call that a client sent from one that the server makes within another action. */
export function roleOf(around: Draft | null, place: CallPlace | null): CallRole {
  if (around === null) return { is: 'own', place };
  if (around.call === null && place !== null) {
    return around.settled ? { is: 'part', around } : { is: 'carried', request: around, place };
  }
  // What goes on after the answer, or inside a call that opted out, is in no record but its own.
  return around.settled || around.call?.isAudited === false ? { is: 'own', place } : { is: 'part', around };
}
