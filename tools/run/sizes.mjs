import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { fromRoot } from './paths.mjs';

const KB = 1024;
const LIMITS = {
  'recorder, first part': 3 * KB,
  'recorder, lazy part': 28 * KB,
  'recorder, details': 4 * KB,
  'viewer, script': 260 * KB,
  'viewer, style': 11 * KB,
};

/** Holds the built bundles against the weight that docs/recorder.md and docs/viewer.md promise. */
export async function bundleSizes() {
  const { recorderScripts } = await import('../../packages/recorder/dist/script.mjs');
  const { script, style } = await viewerAssets();
  const { stubScript, recorderScript, detailsScript } = recorderScripts;
  const bundles = [stubScript, recorderScript, detailsScript, script.body, style.body];
  const sizes = Object.entries(LIMITS).map(([name, limit], n) => {
    const size = gzipSync(bundles[n], { level: 9 }).length;
    return { line: `${name.padEnd(20)} ${size} bytes gzip, of ${limit} allowed\n`, isHeavy: size > limit };
  });
  return {
    code: sizes.some(({ isHeavy }) => isHeavy) ? 1 : 0,
    output: sizes.map(({ line }) => line).join(''),
  };
}

/** As the build embedded them: a module of one JSON literal. */
async function viewerAssets() {
  const source = await readFile(fromRoot('packages/viewer/src/server/assets.gen.ts'), 'utf8');
  return JSON.parse(source.slice(source.indexOf('= {') + 2, source.lastIndexOf(';')));
}
