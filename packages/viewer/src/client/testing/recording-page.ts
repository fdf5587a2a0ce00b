import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';

/** What one page of the story left behind. */
export interface Take {
  readonly events: readonly eventWithTime[];
  readonly marks: readonly { readonly requestId: string; readonly method: string; readonly t: number }[];
}

declare global {
  var startTake: () => void;
  var endTake: () => Take;
  /** Called by the story's pages where an app would send a request. */
  var send: (requestId: string, method: string) => void;
  var takeSnapshot: () => void;
}

const events: eventWithTime[] = [];
const marks: Take['marks'][number][] = [];
let stop: (() => void) | undefined;

globalThis.startTake = () => {
  stop = record({
    emit: (event: unknown) => void events.push(event as eventWithTime),
    sampling: { mousemove: 50 },
  });
};

globalThis.takeSnapshot = () => record.takeFullSnapshot();

globalThis.send = (requestId, method) => {
  marks.push({ requestId, method, t: Date.now() });
  record.addCustomEvent('auditreel.request', { requestId, method, path: '/' });
};

globalThis.endTake = () => {
  stop?.();
  return { events, marks };
};
