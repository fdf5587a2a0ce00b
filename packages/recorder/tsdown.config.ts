import { defineConfig } from 'tsdown';
import { packageBuild } from '../../tsdown.shared.ts';
import { bundles } from './build/bundles.ts';

const protocol = new URL('../core/src/protocol.ts', import.meta.url).pathname;

export default defineConfig([
  {
    ...packageBuild,
    platform: 'browser',
    target: 'es2022',
    entry: { index: 'src/index.ts', react: 'src/react.ts' },
    alias: { '@auditreel/core/protocol': protocol },
  },
  {
    ...packageBuild,
    clean: false,
    entry: { script: 'src/script.ts' },
    plugins: [bundles()],
  },
]);
