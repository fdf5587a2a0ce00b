import type { SegmentLoader } from '../chunks/segment-loader.js';
import type { Visit } from '../visit/visit.js';
import type { StageMaker } from './stage.js';

/** What the player needs from around it. */
export interface PlayerParts {
  readonly visit: Visit;
  readonly loader: SegmentLoader;
  readonly stages: StageMaker;
  /** Times of records, ascending: they count as activity. */
  readonly moments: readonly number[];
  /** Calls back once before the next frame; answers how to call it off. */
  readonly nextFrame: (callback: () => void) => () => void;
  readonly wait: (ms: number) => Promise<void>;
}

/** What there is to play of a visit; a running session's grows. */
export type Playable = Pick<PlayerParts, 'visit' | 'moments'>;
