import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const generated = fileURLToPath(new URL('./src/server/assets.gen.ts', import.meta.url));

/** Writes the one script and the one stylesheet as strings, so that the server looks up no path at run time. */
function embedAssets(): Plugin {
  return {
    name: 'auditreel:embed-assets',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const scripts = files.filter((file) => file.type === 'chunk').map((chunk) => chunk.code);
      const styles = files
        .filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
        .map((asset) => ('source' in asset ? textOf(asset.source) : ''));
      if (scripts.length !== 1) this.error(`The viewer must be one script, not ${scripts.length}.`);
      const assets = { script: embed(scripts.join(''), 'js'), style: embed(styles.join('\n'), 'css') };
      mkdirSync(fileURLToPath(new URL('./src/server', import.meta.url)), { recursive: true });
      writeFileSync(generated, moduleOf(assets));
    },
  };
}

function textOf(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}

function embed(body: string, extension: string): { name: string; body: string } {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return { name: `app-${hash}.${extension}`, body };
}

function moduleOf(assets: unknown): string {
  return [
    "import type { ViewerAssets } from './assets.js';",
    '',
    `export const EMBEDDED_ASSETS: ViewerAssets = ${JSON.stringify(assets)};`,
    '',
  ].join('\n');
}

export default defineConfig({
  plugins: [react(), embedAssets()],
  build: {
    write: false,
    target: 'es2022',
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: false,
    rolldownOptions: {
      input: fileURLToPath(new URL('./src/client/main.tsx', import.meta.url)),
      output: { format: 'es', codeSplitting: false, entryFileNames: 'app.js' },
    },
  },
});
