import { type AssetSource, imageNamed } from './asset-source.js';
import { type Fields, isId } from './check.js';
import { greyBox } from './grey-box.js';

const MAX_REMEMBERED = 50_000;

/** What a recording says of an image besides its address. */
export interface ImageFacts {
  /** `asset:<name>`, or empty. */
  readonly asset: string;
  /** Its own size, such as `640x480`, or empty. */
  readonly natural: string;
  readonly alt: string;
}

export type RecordedPicture = { readonly kind: 'canvas' } | RecordedImage;

export interface RecordedImage extends ImageFacts {
  readonly kind: 'image';
  /** It shows a `data:` address that the recording brought along. */
  readonly hasOwnSource: boolean;
}

/** Which ids are images, and which are canvases. It decides what is shown, and never what is safe. */
export interface PictureNodes {
  get(id: unknown): RecordedPicture | undefined;
  set(id: number, picture: RecordedPicture): void;
  forget(): void;
}

export function createPictureNodes(): PictureNodes {
  const pictures = new Map<number, RecordedPicture>();
  return {
    get: (id) => (isId(id) ? pictures.get(id) : undefined),
    set(id, picture) {
      if (pictures.has(id) || pictures.size < MAX_REMEMBERED) pictures.set(id, picture);
    },
    forget: () => pictures.clear(),
  };
}

/** @param before what was said until now; what the attributes leave out stays */
export function imageFacts(attributes: Fields, before: ImageFacts = NOTHING_SAID): ImageFacts {
  const said = (name: string, known: string): string => {
    const value = attributes[name];
    if (value === undefined) return known;
    return typeof value === 'string' ? value.slice(0, MAX_FACT) : '';
  };
  return {
    asset: said('rr_asset', before.asset),
    natural: said('rr_natural', before.natural),
    alt: said('alt', before.alt),
  };
}

/** The address to show: the image, or a grey box of its size; null where the recording says neither. */
export function imageSource({ asset, natural, alt }: ImageFacts, assets: AssetSource): string | null {
  return imageNamed(asset, assets) ?? greyBox(natural, alt);
}

const MAX_FACT = 1_000;
const NOTHING_SAID: ImageFacts = { asset: '', natural: '', alt: '' };
