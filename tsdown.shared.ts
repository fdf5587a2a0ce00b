import type { UserConfig } from 'tsdown';

/** What every package's build has in common: ESM, one file an entry, declarations without the TypeScript API. */
export const packageBuild: UserConfig = {
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: { oxc: true },
  clean: true,
  treeshake: true,
  sourcemap: false,
  outExtensions: () => ({ js: '.mjs', dts: '.d.mts' }),
};
