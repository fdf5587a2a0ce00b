import { describe, expect, it } from 'vitest';
import { frame, readFrames } from './frame.js';

const texts = ['[1]', '["ünïcödé 😀"]', '[]'];
const file = Buffer.concat(texts.map(frame));

describe('a spool line', () => {
  it('comes back as it went in', () => {
    expect(readFrames(file)).toEqual({ texts, damaged: 0 });
    expect(readFrames(Buffer.alloc(0))).toEqual({ texts: [], damaged: 0 });
  });

  it('is left out when its tail was torn off, wherever it was', () => {
    const last = frame('["the last"]');
    for (let cut = 1; cut < last.length; cut++) {
      const torn = Buffer.concat([file, last.subarray(0, cut)]);
      expect(readFrames(torn)).toEqual({ texts, damaged: 1 });
    }
  });

  it('is left out when any byte of it was changed, and those behind it are read', () => {
    // All but its line feed: without that it and the next are one.
    for (let at = 0; at < frame(texts[0] ?? '').length - 1; at++) {
      const damaged = Buffer.from(file);
      damaged[at] = (damaged[at] ?? 0) ^ 0x15;
      const { texts: read } = readFrames(damaged);
      expect(read.slice(-2)).toEqual(texts.slice(1));
      expect(read).not.toContain(texts[0]);
    }
  });
});
