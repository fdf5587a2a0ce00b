import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The test page's script: the replayer and the wall, as one file. */
export async function buildReplayPage(): Promise<string> {
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
        entry: fileURLToPath(new URL('./replay-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'replayPage',
      },
    },
  });
  const chunks = [output].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const script = chunks.find((chunk) => chunk.type === 'chunk');
  if (script?.type !== 'chunk') throw new Error('The replay page was not built.');
  return script.code;
}
