import { defineConfig } from 'tsdown';
import { packageBuild } from '../../tsdown.shared.ts';

export default defineConfig({
  ...packageBuild,
  entry: {
    index: 'src/index.ts',
    adapter: 'src/adapter.ts',
    protocol: 'src/protocol.ts',
    prisma: 'src/prisma.ts',
    changes: 'src/changes.ts',
    'cls-hooked': 'src/cls-hooked.ts',
    'auth-js': 'src/auth-js.ts',
    'better-auth': 'src/better-auth.ts',
    testing: 'src/testing.ts',
    cli: 'src/cli.ts',
  },
});
