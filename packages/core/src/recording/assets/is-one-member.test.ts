import { deflateRawSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { isOneMember } from './is-one-member.js';

const CSS = 'body { color: red }';
const gzip = gzipSync(CSS);

/** The same text behind a header that has a file's name. */
const named = Buffer.concat([
  gzip.subarray(0, 3),
  Buffer.from([8]),
  gzip.subarray(4, 10),
  Buffer.from('a.css\0'),
  gzip.subarray(10),
]);

it.each([
  ['a text', gzip],
  ['an empty text', gzipSync('')],
  ['a text that is stored and not packed', gzipSync(CSS, { level: 0 })],
  ['a view into a larger buffer', Buffer.concat([gzip, gzip]).subarray(gzip.byteLength)],
])('%s of one member is one', async (_, data) => {
  expect(await isOneMember(data, 1000)).toBe(true);
});

it.each([
  ['of two members', Buffer.concat([gzipSync('body {'), gzipSync('color: red }')])],
  ['of a member and an empty one', Buffer.concat([gzip, gzipSync('')])],
  ['with a name in front', named],
  ['with a byte behind it', Buffer.concat([gzip, Buffer.alloc(1)])],
  ['that is cut off', gzip.subarray(0, -9)],
  ['of nothing', Buffer.alloc(0)],
  ['without a header', deflateRawSync(CSS)],
])('a gzip %s is not', async (_, data) => {
  expect(await isOneMember(data, 1000)).toBe(false);
});
