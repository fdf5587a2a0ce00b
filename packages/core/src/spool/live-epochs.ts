import { sharedByCopies } from '../shared-by-copies.js';

/** The epochs that are written to in this process: another audit of it must not take their spools for dead. */
export function liveEpochs(): Set<string> {
  return sharedByCopies('epochs', () => new Set<string>());
}
