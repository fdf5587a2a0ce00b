/** The beginnings of image files: what says how large they are, without a picture. */
export const png = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    uint32(width),
    uint32(height),
    Buffer.from([8, 6, 0, 0, 0]),
  ]);

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** With a comment before its frames. */
export function gif(width: number, height: number, frames: readonly Frame[] = []): Buffer {
  const frame = ({ left, top, width: wide, height: high }: Frame): Buffer =>
    Buffer.concat([
      Buffer.from([0x2c]),
      ...[left, top, wide, high].map(little16),
      Buffer.from([0x80, ...Array(6).fill(0), 2, 1, 0, 0]),
    ]);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    little16(width),
    little16(height),
    Buffer.from([0x80, 0, 0, ...Array(6).fill(0)]),
    Buffer.from([0x21, 0xfe, 2, 0x2c, 0x2c, 1, 0x3b, 0]),
    ...frames.map(frame),
    Buffer.from([0x3b]),
  ]);
}

/** With a segment of metadata and a table before the frame header. */
export const jpeg = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 6, 1, 2, 3, 4]),
    Buffer.from([0xff, 0xff, 0xc4, 0, 4, 0xff, 0xc0]),
    Buffer.from([0xff, 0xc2, 0, 11, 8]),
    big16(height),
    big16(width),
    Buffer.from([1, 1, 0x11, 0]),
  ]);

export const webpLossy = (width: number, height: number): Buffer =>
  webp('VP8 ', Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a]), little16(width), little16(height));

export const webpLossless = (width: number, height: number): Buffer => {
  const bits = Buffer.alloc(4);
  bits.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0);
  return webp('VP8L', Buffer.from([0x2f]), bits);
};

export const webpExtended = (width: number, height: number): Buffer =>
  webp('VP8X', Buffer.alloc(4), little24(width - 1), little24(height - 1));

type Size = readonly [width: number, height: number];

/** A picture with these properties: of a grid, its tiles and the whole. */
export const avif = (...sizes: readonly Size[]): Buffer => {
  const properties = sizes.map((size) => box('ispe', uint32(0), ...size.map(uint32)));
  const meta = box('meta', uint32(0), box('hdlr'), box('iprp', box('ipco', ...properties)));
  return Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0')), meta]);
};

/** A moving picture: a small still, and a track. */
export const avifSequence = (still: Size, track: Size): Buffer => {
  const header = box('tkhd', Buffer.alloc(76), ...track.map((length) => uint32(length * 65_536)));
  return Buffer.concat([avif(still), box('moov', box('trak', header))]);
};

export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([uint32(body.byteLength + 8), Buffer.from(type), body]);
}

function webp(kind: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.byteLength);
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.from(kind), size, body]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function big16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function little16(value: number): Buffer {
  return big16(value).reverse();
}

function little24(value: number): Buffer {
  return uint32(value).subarray(1).reverse();
}
