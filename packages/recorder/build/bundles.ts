import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Rolldown } from 'tsdown';
import { trimRrweb } from './trim-rrweb.js';

/** The scripts that a page loads, one after the other. */
export interface Bundles {
  readonly stubScript: string;
  readonly recorderScript: string;
  readonly recorderHash: string;
  readonly detailsScript: string;
  readonly detailsHash: string;
  readonly sizes: { readonly stub: number; readonly recorder: number; readonly details: number };
}

const ID = 'auditreel:bundles';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Gives `script.ts` the built scripts as strings. */
export function bundles(): Rolldown.Plugin {
  return {
    name: 'auditreel-bundles',
    resolveId: (id) => (id === ID ? { id: `\0${ID}`, moduleSideEffects: false } : null),
    load: async (id) => {
      if (id !== `\0${ID}`) return null;
      return Object.entries(await buildBundles())
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}

/** Builds them, the last one first: each names the next by its hash. */
export async function buildBundles(): Promise<Bundles> {
  const detailsScript = await bundle('details-entry.ts', {});
  const detailsHash = hashOf(detailsScript);
  const recorderScript = await bundle('recorder-entry.ts', { __DETAILS_HASH__: JSON.stringify(detailsHash) });
  const recorderHash = hashOf(recorderScript);
  const stubScript = await bundle('stub-entry.ts', { __RECORDER_HASH__: JSON.stringify(recorderHash) });
  return {
    stubScript,
    recorderScript,
    recorderHash,
    detailsScript,
    detailsHash,
    sizes: {
      stub: gzipSync(stubScript).length,
      recorder: gzipSync(recorderScript).length,
      details: gzipSync(detailsScript).length,
    },
  };
}

function hashOf(script: string): string {
  return createHash('sha256').update(script).digest('hex').slice(0, 16);
}

async function bundle(entry: string, define: Record<string, string>): Promise<string> {
  const { output } = await Rolldown.build({
    input: here(`../src/bundle/${entry}`),
    platform: 'browser',
    write: false,
    logLevel: 'warn',
    resolve: {
      alias: { '@auditreel/core/protocol': here('../../core/src/protocol.ts') },
      extensionAlias: { '.js': ['.ts', '.js'] },
    },
    transform: { define, target: 'es2022' },
    plugins: [trimRrweb()],
    treeshake: { moduleSideEffects: false },
    output: { format: 'iife', minify: true },
  });
  return output[0].code;
}
