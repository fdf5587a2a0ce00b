import type { RecorderSettings } from '@auditreel/core/protocol';
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import type { Seam } from '../details/seam.js';
import { createSanitizer } from '../privacy/sanitize.js';

/** rrweb at work. */
export interface Capture extends Pick<Seam, 'idOf' | 'showsPicture' | 'words' | 'touch'> {
  snapshot(): void;
  stop(): void;
}

/** Elements that are recorded as an empty box of their size. */
const BLOCKED =
  '[data-audit-block],[autocomplete*="cc-" i],[autocomplete*="one-time-code" i],[autocomplete*="-password" i]';

/** What capture needs and whom it tells. */
export interface CaptureOptions {
  readonly privacy: RecorderSettings['privacy'];
  readonly now: () => number;
  /** Gets every event, fit to leave the page. */
  readonly onEvent: (event: eventWithTime) => void;
  /** An event could not be made fit and was left out: only a snapshot makes the recording whole again. */
  readonly onDropped: () => void;
}

/** Starts rrweb and cleans what it gives. */
export function startCapture({ privacy, now, onEvent, onDropped }: CaptureOptions): Capture {
  const { mirror } = record;
  const sanitizer = createSanitizer({ privacy, now, live: (id) => mirror.getNode(id) });
  const emit = (event: eventWithTime): void => {
    let clean: eventWithTime | null;
    try {
      clean = sanitizer.event(event);
    } catch {
      onDropped();
      return;
    }
    if (clean) onEvent({ ...clean, timestamp: now() });
  };
  const stop = record({
    emit,
    blockSelector: BLOCKED,
    recordAfter: 'DOMContentLoaded',
    inlineStylesheet: true,
    recordCanvas: false,
    recordCrossOriginIframes: false,
    collectFonts: false,
    slimDOMOptions: 'all',
    sampling: { mousemove: 50, scroll: 100, media: 500 },
  });
  return {
    snapshot: () => record.takeFullSnapshot(true),
    stop: () => stop?.(),
    idOf: (node) => mirror.getId(node),
    showsPicture: sanitizer.showsPicture,
    words: sanitizer.words,
    // As rrweb would tell of a new address.
    touch: (images) => {
      const attributes = images.map((image) => ({ id: mirror.getId(image), attributes: { src: '' } }));
      const data = { source: 0, texts: [], attributes, removes: [], adds: [] };
      emit({ type: 3, data, timestamp: 0 } as never);
    },
  };
}
