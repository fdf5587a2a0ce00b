import { cssText } from './css-text.ts';
import { inPageFile } from './in-page-file.ts';
import { noisePng } from './noise-png.ts';
import { FRAME_CSS, pageFrame } from './page-frame.ts';
import type { Site, SiteFile } from './site.ts';

const CSS_BYTES = 6000;
const IMAGES = 4;
const IMAGE_SIDE = 56;
const THINGS = [
  'chair',
  'table',
  'lamp',
  'shelf',
  'stool',
  'desk',
  'rug',
  'clock',
  'vase',
  'bench',
  'bed',
  'mirror',
];
const OWN_CSS = `${FRAME_CSS}.things { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; }
.item { padding: 12px; border: 1px solid #ddd; border-radius: 6px; min-height: 180px; }
.item img { width: 100%; height: 120px; object-fit: cover; }
`;

/** A page of a shop: twelve things of which four have a picture, in about 150 nodes, with 6 KB of CSS. */
export async function lightSite(): Promise<Site> {
  const images = Array.from({ length: IMAGES }, (_, index): [string, SiteFile] => [
    `/images/${index}.png`,
    { type: 'image/png', body: noisePng(IMAGE_SIDE, index + 1) },
  ]);
  return {
    name: 'light',
    html: pageFrame('Shop', `<section class="things">${THINGS.map(thing).join('')}</section>`),
    files: new Map<string, SiteFile>([
      ...images,
      ['/site.css', { type: 'text/css', body: cssText(OWN_CSS, CSS_BYTES) }],
      ['/answer-person.js', { type: 'text/javascript', body: await inPageFile('answer-person.js') }],
    ]),
    nodes: 150,
  };
}

function thing(name: string, index: number): string {
  const picture = index < IMAGES ? `<img src="/images/${index}.png" alt="A ${name}">` : '';
  return `<article class="item">${picture}<h2>${name}</h2><p>A ${name} of oak, made by hand.</p><p class="price">${40 + index * 15} €</p><button class="act">Choose</button></article>`;
}
