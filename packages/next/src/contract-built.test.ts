import { adapterContract } from '@auditreel/core/testing';
import { BASE_PATHS } from './testing/base-paths.js';
import { hostOf } from './testing/host-of.js';
import { serveNext } from './testing/serve-next.js';

const { major } = hostOf({ name: 'built', basePath: '' });

adapterContract(`Next ${major}, built`, {
  serve: serveNext({ dev: false }),
  slashAtRoot: false,
  basePaths: BASE_PATHS,
});
