import type { eventWithTime } from '@rrweb/types';

/** Shows one segment. Times are ms, browser clock of the recording. */
export interface Stage {
  /** Shows the page as it was at a moment, standing still. */
  show(t: number): void;
  play(t: number, speed: number): void;
  setSpeed(speed: number): void;
  /** What has come since; none of it before what is there. */
  add(events: readonly eventWithTime[]): void;
  time(): number;
  /** Whether its last event has been played. */
  ended(): boolean;
  destroy(): void;
}

export type StageMaker = (events: readonly eventWithTime[]) => Stage;
