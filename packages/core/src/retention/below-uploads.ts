import { RECORDER_DEFAULTS } from '../protocol/limits.js';
import { WRITE_GRACE_MS } from '../session/tokens.js';
import { firstIdAt } from '../storage/id-range.js';
import type { PhaseWork } from './prune-phase.js';

/** So long after its start a session's browser may still upload what it kept. */
const UPLOADS_MS = RECORDER_DEFAULTS.maxMs + WRITE_GRACE_MS;

/** Sessions below this id began before the cutoff, and nothing more comes of them. */
export function belowUploads({ before, now }: Pick<PhaseWork, 'before' | 'now'>): string {
  return firstIdAt(Math.min(before, now - UPLOADS_MS));
}
