import type { AssetSource } from './asset-source.js';
import { type CssNodes, createCssNodes } from './css-nodes.js';
import { createPictureNodes, type PictureNodes } from './picture-nodes.js';

/** What the wall remembers of the page on show, and what its names stand for. */
export interface RecordedPage {
  readonly css: CssNodes;
  readonly pictures: PictureNodes;
  readonly assets: AssetSource;
}

export function recordedPage(assets: AssetSource): RecordedPage {
  return { css: createCssNodes(), pictures: createPictureNodes(), assets };
}
