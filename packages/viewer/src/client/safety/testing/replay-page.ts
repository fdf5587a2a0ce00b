import { Replayer } from '@rrweb/replay';
import type { eventWithTime } from '@rrweb/types';
import { createEventSanitizer } from '../sanitize-event.js';

/** How a test plays recordings in a page: with the wall, or without it, to see that the attacks are real. */
export interface ReplayTest {
  readonly walled: boolean;
  readonly recordings: readonly (readonly unknown[])[];
}

declare global {
  var replayAll: (test: ReplayTest) => Promise<readonly string[]>;
}

const AT_ONCE = 8;

/** Plays each recording, then seeks back and forth through it; answers what the replayer threw. */
globalThis.replayAll = async ({ walled, recordings }) => {
  const thrown: string[] = [];
  addEventListener('error', (event) => thrown.push(String(event.error)));
  for (let i = 0; i < recordings.length; i += AT_ONCE) {
    const played = recordings
      .slice(i, i + AT_ONCE)
      .map((recording) => replay(walled ? sanitized(recording) : (recording as readonly eventWithTime[])));
    for (const result of await Promise.allSettled(played)) {
      if (result.status === 'rejected') thrown.push(String(result.reason));
    }
  }
  return thrown;
};

function sanitized(recording: readonly unknown[]): readonly eventWithTime[] {
  const { sanitize } = createEventSanitizer();
  return recording.flatMap((event) => sanitize(event) ?? []);
}

async function replay(events: readonly eventWithTime[]): Promise<void> {
  const root = document.createElement('div');
  document.body.append(root);
  const replayer = new Replayer([...events], { root, speed: 8, showWarning: false, mouseTail: false });
  await sleep(20);
  replayer.play();
  await sleep(100);
  replayer.pause(0);
  replayer.pause(replayer.getMetaData().totalTime);
  await sleep(60);
  replayer.destroy();
  root.remove();
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
