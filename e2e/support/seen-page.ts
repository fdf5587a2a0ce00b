import type { Page } from 'playwright-core';
import { keepPictures } from './keep-pictures.js';
import { type Box, pictureDifference } from './picture-difference.js';
import { type Moment, recordedMoment, replayedPicture } from './replayed-picture.js';

/** What a person saw, to be compared with its replay. */
export interface SeenPage extends Moment {
  readonly name: string;
  readonly picture: Buffer;
  /** Where its fields are, whose values a replay masks. */
  readonly masked: readonly Box[];
}

/** Looks at the page as it is now, and has it recorded. */
export async function seePage(page: Page, name: string): Promise<SeenPage> {
  await page.evaluate(() => document.fonts.ready);
  const moment = await recordedMoment(page);
  const masked = await page.evaluate(() =>
    [...document.querySelectorAll('input, textarea, select')].map((field) => {
      const { x, y, width, height } = field.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
  return { name, masked, picture: await page.screenshot(), ...moment };
}

/** The share of pixels, 0 to 1, by which the replay differs outside of masked fields. */
export async function replayDifference(viewer: Page, viewerUrl: string, seen: SeenPage): Promise<number> {
  const replayed = await replayedPicture(viewer, viewerUrl, seen);
  await keepPictures({ [seen.name]: seen.picture, [`${seen.name}-replayed`]: replayed });
  return pictureDifference(seen.picture, replayed, seen.masked);
}
