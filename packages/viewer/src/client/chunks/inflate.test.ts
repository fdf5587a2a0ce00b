import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflate } from './inflate.js';

describe('inflate', () => {
  it('gives back the text, also when a character is cut between two pieces', async () => {
    const text = `${'a'.repeat(65_535)}€ü😀`;
    expect(await inflate(streamOf(gzipSync(text)))).toBe(text);
  });

  it('stops at the bound instead of unpacking a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    await expect(inflate(streamOf(bomb), 1_000_000)).rejects.toThrow('more than 1000000 bytes');
  });

  it('refuses what is not gzip', async () => {
    await expect(inflate(streamOf(Buffer.from('[]')))).rejects.toThrow();
  });
});

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([new Uint8Array(bytes)]).stream();
}
