import { build } from 'vite';

/** One file of JavaScript that Node.js starts at once; packages stay outside, as they are built. */
export async function bundleApp(input: string, outDir: string, name: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: input,
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: name, codeSplitting: false } },
    },
    ssr: { external: true },
  });
}
