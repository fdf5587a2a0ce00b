import { gzipSync } from 'node:zlib';

const LIMITS = { stubScript: 3 * 1024, recorderScript: 28 * 1024 };

/** Holds the built bundles against the weight that docs/recorder.md promises. */
export async function recorderSizes() {
  const { recorderScripts } = await import('../../packages/recorder/dist/script.mjs');
  const sizes = Object.entries(LIMITS).map(([name, limit]) => {
    const size = gzipSync(recorderScripts[name], { level: 9 }).length;
    return { line: `${name.padEnd(16)} ${size} bytes gzip, of ${limit} allowed\n`, isHeavy: size > limit };
  });
  return {
    code: sizes.some(({ isHeavy }) => isHeavy) ? 1 : 0,
    output: sizes.map(({ line }) => line).join(''),
  };
}
