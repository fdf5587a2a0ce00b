import type { IngestLimits } from '../protocol/limits.js';
import { Refusal } from './refusal.js';

/** What all uploads under way may take of this process: so many at once, and so many bytes. */
export interface UploadRoom {
  /**
   * One address gets half the places at most, so that nobody keeps all of them by sending nothing.
   * @throws Refusal 503 BUSY
   */
  enter(address: string): UploadPlace;
  /** Whether more than half of it is taken. */
  isCrowded(): boolean;
}

/** One upload's place, and the bytes that it holds. */
export interface UploadPlace {
  /** @throws Refusal 503 BUSY */
  hold(bytes: number): void;
  /** Gives place and bytes back. */
  leave(): void;
}

const RETRY_MS = 5000;

export function uploadRoom({ uploadsAtOnce, uploadBytesAtOnce }: IngestLimits): UploadRoom {
  const byAddress = new Map<string, number>();
  const maxOfAddress = Math.ceil(uploadsAtOnce / 2);
  let uploads = 0;
  let held = 0;
  const count = (address: string, change: 1 | -1): void => {
    uploads += change;
    const own = (byAddress.get(address) ?? 0) + change;
    if (own === 0) byAddress.delete(address);
    else byAddress.set(address, own);
  };
  return {
    isCrowded: () => uploads > maxOfAddress || held > uploadBytesAtOnce / 2,
    enter(address) {
      if (uploads >= uploadsAtOnce || (byAddress.get(address) ?? 0) >= maxOfAddress) throw busy();
      count(address, 1);
      let own = 0;
      return {
        hold(bytes) {
          if (held + bytes > uploadBytesAtOnce) throw busy();
          held += bytes;
          own += bytes;
        },
        leave() {
          count(address, -1);
          held -= own;
          own = 0;
        },
      };
    },
  };
}

function busy(): Refusal {
  return new Refusal(503, 'BUSY', 'Too many uploads at once; try again.', { retryAfterMs: RETRY_MS });
}
