import type { Api } from '../api/api.js';
import { assetBook } from '../assets/asset-book.js';
import { segmentLoader } from '../chunks/segment-loader.js';
import { segmentReader } from '../chunks/segment-reader.js';
import { createEventSanitizer } from '../safety/sanitize-event.js';
import { VisitScan } from '../signals/visit-scan.js';
import type { VisitView } from '../visit/visit-view.js';
import { replayerStages } from './replayer-stage.js';
import type { VisitPlay } from './use-visit-player.js';
import { VisitPlayer } from './visit-player.js';

interface PlayParts {
  readonly api: Api;
  readonly view: VisitView;
  readonly frame: HTMLDivElement;
}

/** The picture comes before the search for signals. */
const LOOK_AFTER_MS = 250;
const FIRST_SCAN_MS = 2500;
const BETWEEN_SCANS_MS = 150;

/** Wires a player to its loader, and a scan to what both load. */
export function makeVisitPlay({ api, view, frame }: PlayParts): VisitPlay & { readonly destroy: () => void } {
  const abort = new AbortController();
  const book = assetBook(api);
  const scan = new VisitScan(
    {
      // With a reader of its own: what the player has in memory stays there. Signals need no pictures.
      read: (segment) =>
        segmentReader({ api, sanitize: createEventSanitizer().sanitize, signal: abort.signal })(segment),
      idle: () => pause(BETWEEN_SCANS_MS),
    },
    { segments: view.visit.segments, ends: view.ends },
  );
  const plain = segmentLoader(
    api,
    ({ sessionId }) => createEventSanitizer({ assets: book.of(sessionId) }).sanitize,
    book,
  );
  const loader = {
    ...plain,
    load: async (...args: Parameters<typeof plain.load>) => {
      const loaded = await plain.load(...args);
      setTimeout(() => scan.look(loaded), LOOK_AFTER_MS);
      return loaded;
    },
  };
  const player = new VisitPlayer({
    visit: view.visit,
    loader,
    stages: replayerStages(frame),
    moments: view.moments.map((moment) => moment.t),
    nextFrame: (callback) => {
      const id = requestAnimationFrame(callback);
      return () => cancelAnimationFrame(id);
    },
    wait: pause,
  });
  const begin = setTimeout(() => void scan.run(), FIRST_SCAN_MS);
  const destroy = (): void => {
    clearTimeout(begin);
    abort.abort();
    scan.close();
    player.destroy();
    book.close();
  };
  return { player, scan, loader, destroy };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
