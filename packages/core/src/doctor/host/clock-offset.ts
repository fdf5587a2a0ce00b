/** Another clock minus this machine's, ms, and by how much that may be wrong. */
export interface ClockOffset {
  readonly offsetMs: number;
  readonly errorMs: number;
}
