import type { ChunkAck } from '../protocol/envelope.js';
import type { IngestLimits } from '../protocol/limits.js';

/** How much has been used of what an upload counts against. */
export interface Used {
  /** Of the session, this upload included. */
  readonly bytes: number;
  readonly chunks: number;
  /** What is left of the day, 0 to 1. */
  readonly dayShare: number;
  /** It comes too often, or too many come at once. */
  readonly isPressed: boolean;
}

/** Below this share of the day or of the session nothing new is begun; what is under way still finds room. */
export const STOP_SHARE = 0.02;
const THROTTLE_SHARE = 0.2;

/** What an ack tells the recorder, before it would have to be refused. */
export function nextStep(used: Used, limits: IngestLimits): ChunkAck['next'] {
  const left = Math.min(
    1 - used.bytes / limits.sessionBytes,
    1 - used.chunks / limits.sessionChunks,
    used.dayShare,
  );
  if (left <= STOP_SHARE) return 'stop';
  return left <= THROTTLE_SHARE || used.isPressed ? 'throttle' : 'continue';
}
