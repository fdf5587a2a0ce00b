import { defineConfig } from 'tsdown';
import { packageBuild } from '../../tsdown.shared.ts';

export default defineConfig([
  { ...packageBuild, entry: { index: 'src/index.ts' } },
  {
    ...packageBuild,
    clean: false,
    platform: 'browser',
    target: 'es2022',
    entry: { client: 'src/client.ts' },
  },
]);
