import { fileURLToPath } from 'node:url';
import { Rolldown } from 'tsdown';

const ENTRY = '\0host';

/** A source of this package, as bundled code names it. */
export function source(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** A host's own code, with the recorder in it, as its bundler would bring it: for a `<script>` of a page. */
export async function bundlePage(code: string): Promise<string> {
  const build = await Rolldown.rolldown({
    input: ENTRY,
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"development"' } },
    resolve: {
      alias: { '@auditreel/core/protocol': source('../../../core/src/protocol.ts') },
      extensionAlias: { '.js': ['.ts', '.js'] },
    },
    plugins: [
      {
        name: 'host',
        resolveId: (id, importer) => {
          if (id === ENTRY) return id;
          // The page has no place on disk: what it imports is found from here.
          return importer === ENTRY && !id.startsWith('/') ? fileURLToPath(import.meta.resolve(id)) : null;
        },
        load: (id) => (id === ENTRY ? code : null),
      },
    ],
  });
  const { output } = await build.generate({ format: 'iife', codeSplitting: false, minify: true });
  return output[0].code.replaceAll('</script', '<\\/script');
}
