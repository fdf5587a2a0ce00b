import { gzipSync } from 'node:zlib';

const LIMITS = { stubScript: 3 * 1024, recorderScript: 28 * 1024 };

/** Holds the built bundles against the weight that docs/recorder.md promises. */
export async function recorderSizes() {
  const { recorderScripts } = await import('../../packages/recorder/dist/script.mjs');
  const heavy = Object.entries(LIMITS).filter(([name, limit]) => {
    const size = gzipSync(recorderScripts[name], { level: 9 }).length;
    console.log(`${name.padEnd(16)} ${size} bytes gzip, of ${limit} allowed`);
    return size > limit;
  });
  return heavy.length === 0 ? 0 : 1;
}
