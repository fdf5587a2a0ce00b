import { defineConfig } from 'tsdown';
import { packageBuild } from '../../tsdown.shared.ts';

export default defineConfig({
  ...packageBuild,
  entry: { index: 'src/index.ts', passport: 'src/passport.ts' },
});
