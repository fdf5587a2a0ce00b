import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildBundles } from '../build/bundles.js';
import { VERSION } from './version.js';

describe('the built scripts', () => {
  it('keep to their sizes: stub 3 KB, lazy part 28 KB, details 4 KB, gzipped', async () => {
    const { stubScript, recorderScript, detailsScript, sizes } = await buildBundles();
    expect(gzipSync(stubScript).length).toBeLessThanOrEqual(3072);
    expect(gzipSync(recorderScript).length).toBeLessThanOrEqual(28_672);
    expect(gzipSync(detailsScript).length).toBeLessThanOrEqual(4096);
    expect(sizes).toEqual({
      stub: gzipSync(stubScript).length,
      recorder: gzipSync(recorderScript).length,
      details: gzipSync(detailsScript).length,
    });
  });

  it('name the next one by the hash of its content', async () => {
    const { stubScript, recorderScript, recorderHash, detailsScript, detailsHash } = await buildBundles();
    expect(createHash('sha256').update(recorderScript).digest('hex')).toMatch(new RegExp(`^${recorderHash}`));
    expect(stubScript).toContain(recorderHash);
    expect(createHash('sha256').update(detailsScript).digest('hex')).toMatch(new RegExp(`^${detailsHash}`));
    expect(recorderScript).toContain(detailsHash);
  });

  it('can stand inside a script element', async () => {
    const { stubScript, recorderScript, detailsScript } = await buildBundles();
    expect(stubScript + recorderScript + detailsScript).not.toMatch(/<\/script|<!--/i);
  });

  it('carry the version of the package', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(VERSION).toBe(manifest.version);
  });
});
