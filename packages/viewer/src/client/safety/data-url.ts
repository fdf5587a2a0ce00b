const PARAMETERS = String.raw`(?:;[\w.+-]+=[\w.+-]+)*(?:;base64)?,`;
const RASTER = new RegExp(
  String.raw`^data:image/(?:png|jpe?g|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon)${PARAMETERS}`,
  'i',
);
const IMAGE = new RegExp(
  String.raw`^data:image/(?:png|jpe?g|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)(?:;utf-?8)?${PARAMETERS}`,
  'i',
);
const MEDIA = new RegExp(String.raw`^data:(?:audio|video)/[\w.+-]+${PARAMETERS}`, 'i');
const FONT = new RegExp(
  String.raw`^data:(?:font/[\w.+-]+|application/(?:x-)?font-[\w.+-]+|application/(?:octet-stream|vnd\.ms-fontobject))${PARAMETERS}`,
  'i',
);
const MAX_LENGTH = 8_000_000;

/** An image of pixels: safe wherever an address may stand, even in a frame. */
export function isRasterData(url: string): boolean {
  return url.length <= MAX_LENGTH && RASTER.test(url);
}

/** Also SVG, which as an image loads nothing; as a document it would. */
export function isImageData(url: string): boolean {
  return url.length <= MAX_LENGTH && IMAGE.test(url);
}

export function isMediaData(url: string): boolean {
  return url.length <= MAX_LENGTH && MEDIA.test(url);
}

export function isFontData(url: string): boolean {
  return url.length <= MAX_LENGTH && FONT.test(url);
}
