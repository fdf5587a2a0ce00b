import type { Segment } from '../visit/segments.js';

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;
export type Speed = (typeof SPEEDS)[number];

/** What is worth telling beside the picture. */
export type Notice =
  | { readonly kind: 'gap'; readonly ms: number }
  | { readonly kind: 'away'; readonly ms: number }
  | { readonly kind: 'idle'; readonly ms: number }
  /** Everything that has come so far is played; more will come. */
  | { readonly kind: 'waiting' };

/** What there is to see. */
export type Picture =
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown' }
  /** Nobody recorded this moment; `next` is where a recording begins again. */
  | { readonly kind: 'unrecorded'; readonly next: number | null }
  | { readonly kind: 'failed'; readonly message: string };

/** Everything about the player but the moment itself, which moves too often. */
export interface PlayerState {
  readonly picture: Picture;
  readonly segment: Segment | null;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly skipIdle: boolean;
  /** The tab somebody chose; null follows the person. */
  readonly tab: string | null;
  readonly notice: Notice | null;
  /** Whether it follows a running session. */
  readonly live: boolean;
}
