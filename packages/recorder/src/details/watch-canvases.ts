import { CANVAS_TAG } from '@auditreel/core/protocol';
import type { Seam } from './seam.js';

const EVERY_MS = 2000;
const MAX_PIXELS = 4_000_000;
const MAX_IMAGE = 300_000;
const QUALITY = 0.5;

/** Puts a picture of each canvas into the recording, after each snapshot and whenever it looks different. */
export function watchCanvases(seam: Seam): () => void {
  let shownAs = new WeakMap<HTMLCanvasElement, string>();
  let snapshots = 0;
  let stopped = false;
  const look = async (canvas: HTMLCanvasElement): Promise<void> => {
    const image = await pictureOf(canvas);
    const id = seam.idOf(canvas);
    if (stopped || image === null || id < 1 || shownAs.get(canvas) === image) return;
    shownAs.set(canvas, image);
    seam.say(CANVAS_TAG, { id, image });
  };
  const lookAtAll = (): void => {
    if (document.visibilityState === 'hidden') return;
    if (snapshots !== seam.snapshots()) {
      snapshots = seam.snapshots();
      shownAs = new WeakMap();
    }
    // In a frame's time, after the page has drawn: a WebGL canvas is blank later.
    requestAnimationFrame(() => {
      for (const canvas of document.querySelectorAll('canvas')) {
        if (canvas.width * canvas.height <= MAX_PIXELS && seam.showsPicture(canvas)) void look(canvas);
      }
    });
  };
  const timer = setInterval(lookAtAll, EVERY_MS);
  lookAtAll();
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}

/** As a data URL; null of an empty one, of one too large, and of one that shows what is not of this origin. */
function pictureOf(canvas: HTMLCanvasElement): Promise<string | null> {
  return new Promise((resolve) => {
    const read = (blob: Blob | null): void => {
      if (blob === null) {
        resolve(null);
        return;
      }
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result).length > MAX_IMAGE ? null : String(reader.result));
      reader.onerror = () => resolve(null);
      reader.readAsDataURL(blob);
    };
    try {
      canvas.toBlob(read, 'image/webp', QUALITY);
    } catch {
      resolve(null);
    }
  });
}
