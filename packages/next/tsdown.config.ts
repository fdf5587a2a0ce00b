import { defineConfig } from 'tsdown';
import { packageBuild } from '../../tsdown.shared.ts';

export default defineConfig([
  { ...packageBuild, entry: { index: 'src/index.ts', node: 'src/node.ts', edge: 'src/edge.ts' } },
  {
    ...packageBuild,
    clean: false,
    platform: 'browser',
    target: 'es2022',
    entry: { client: 'src/client.ts' },
    // The directive counts only as the bundle's first line.
    banner: { js: "'use client';" },
  },
]);
