import { crc32, deflateSync } from 'node:zlib';
import { seededRandom } from './seeded-random.ts';

/** A square PNG of noise: three bytes a pixel that no compression makes less, as with a photo of the same weight. */
export function noisePng(side: number, seed: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  const random = seededRandom(seed);
  const rowBytes = side * 3 + 1;
  const rows = Buffer.from(
    Array.from({ length: side * rowBytes }, (_, at) =>
      at % rowBytes === 0 ? 0 : Math.floor(random() * 256),
    ),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
