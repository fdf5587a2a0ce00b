import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenedViewer } from './opened-viewer.js';

const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
const THEMES = ['light', 'dark'] as const;

/** Takes a picture of each page at both widths, in both themes: `record-390-dark.png`. */
export async function pictures(viewer: OpenedViewer, folder: string): Promise<void> {
  const { page } = viewer;
  const before = page.viewportSize();
  await mkdir(folder, { recursive: true });
  for (const { width, height } of WIDTHS) {
    for (const [name, path, wait] of pagesOf(viewer)) {
      // A record's page scrolls by itself: a picture of it is as high as what is in it.
      await page.setViewportSize({ width, height: name === 'record' ? 2_000 : height });
      await viewer.open(path, wait);
      await page.waitForTimeout(1_500);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(200);
        const picture = join(folder, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: picture });
      }
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
}

type Pictured = readonly [name: string, path: string, wait: string];

function pagesOf({ record, app }: OpenedViewer): readonly Pictured[] {
  const { id, time, sessionId, actorId, targetId } = record;
  const row = '.rows-space .row-link';
  return [
    ['records', '/', row],
    ['record', `/records/${id}`, '.story .step-after, .story .step-answer'],
    ['session', `/sessions/${sessionId}?t=${time}`, '.moment.current'],
    ['findings', '/findings', '.finding'],
    ['actor', `/actors/${actorId}`, row],
    ['target', `/targets/${app.done.targetType}/${targetId}`, row],
  ];
}
