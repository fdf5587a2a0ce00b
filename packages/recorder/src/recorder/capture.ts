import type { RecorderSettings } from '@auditreel/core/protocol';
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';

/** rrweb at work. */
export interface Capture {
  snapshot(): void;
  stop(): void;
}

/** Elements that are recorded as an empty box of their size. */
const BLOCKED =
  '[data-audit-block],[autocomplete*="cc-" i],[autocomplete*="one-time-code" i],[autocomplete*="-password" i]';

/** Starts rrweb; `emit` gets every event before anything is masked. */
export function startCapture(_settings: RecorderSettings, emit: (event: eventWithTime) => void): Capture {
  const stop = record({
    emit,
    blockSelector: BLOCKED,
    recordAfter: 'DOMContentLoaded',
    inlineStylesheet: true,
    recordCanvas: false,
    recordCrossOriginIframes: false,
    collectFonts: false,
    maskAllInputs: true,
    slimDOMOptions: 'all',
    sampling: { mousemove: 50, scroll: 100, media: 500 },
  });
  return {
    snapshot: () => record.takeFullSnapshot(true),
    stop: () => stop?.(),
  };
}
