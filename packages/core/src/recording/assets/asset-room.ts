import type { IngestLimits } from '../../protocol/limits.js';
import { nextStep } from '../next-step.js';

/** How much has been used of what assets share with recordings. */
export interface SharedUse {
  /** Of the session, those that are to be stored included. */
  readonly bytes: number;
  readonly chunks: number;
  /** What is left of the day, 0 to 1. */
  readonly dayShare: number;
}

/** The other half is the recordings'. */
const ASSETS_SHARE = 0.5;

/** Whether assets may have what they would use: a recording without them is worth more than they are without it. */
export function hasRoomForAssets(used: SharedUse, limits: IngestLimits): boolean {
  if (used.bytes > limits.sessionBytes * ASSETS_SHARE || used.dayShare < 1 - ASSETS_SHARE) return false;
  return nextStep({ ...used, isPressed: false }, limits) !== 'stop';
}
