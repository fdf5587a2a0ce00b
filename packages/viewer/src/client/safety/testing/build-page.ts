import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A test page's script, with the replayer and the wall, as one file. */
export async function buildPage(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: {
      alias: {
        '@auditreel/core/protocol': fileURLToPath(
          new URL('../../../../../core/src/protocol.ts', import.meta.url),
        ),
      },
    },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL(entry, import.meta.url)),
        formats: ['iife'],
        name: 'testPage',
      },
    },
  });
  const chunks = [output].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const script = chunks.find((chunk) => chunk.type === 'chunk');
  if (script?.type !== 'chunk') throw new Error('The test page was not built.');
  return script.code;
}
