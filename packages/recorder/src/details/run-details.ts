import { collectAssets } from './collect-assets.js';
import type { Details, Seam } from './seam.js';
import { watchCanvases } from './watch-canvases.js';
import { watchErrors } from './watch-errors.js';
import { watchImages } from './watch-images.js';

/** Adds to a recording what it can do without: pictures, fonts and style sheets by name, canvases, console errors. */
export function runDetails(seam: Seam): Details {
  const settings = seam.stub.session?.settings;
  const isOpen = settings?.privacy !== 'strict';
  const assets = settings?.assets ? collectAssets(seam) : undefined;
  const stops = [
    ...(isOpen ? [watchImages(seam), watchErrors(seam)] : []),
    ...(settings?.canvas ? [watchCanvases(seam)] : []),
  ];
  return {
    settle: async () => assets?.settle(),
    stop: () => {
      assets?.stop();
      for (const stop of stops) stop();
    },
  };
}
