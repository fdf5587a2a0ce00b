import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { ViewerAssets } from '../../server/assets.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The page's script and stylesheet, built from what is on disk now. */
export async function buildViewer(): Promise<ViewerAssets> {
  const { NODE_ENV } = process.env;
  // The test runner's own value would bring React's development build, which mounts everything twice.
  process.env.NODE_ENV = 'production';
  try {
    return await buildAssets();
  } finally {
    process.env.NODE_ENV = NODE_ENV ?? 'development';
  }
}

async function buildAssets(): Promise<ViewerAssets> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: { '@auditreel/core/protocol': path('../../../../core/src/protocol.ts') } },
    build: {
      write: false,
      minify: true,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: { input: path('../main.tsx'), output: { codeSplitting: false } },
    },
  });
  const files = [output].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const script = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  const style = files.flatMap((file) => (file.type === 'asset' ? [String(file.source)] : []));
  return {
    script: { name: 'app-test.js', body: script.join('\n') },
    style: { name: 'app-test.css', body: style.join('\n') },
  };
}
