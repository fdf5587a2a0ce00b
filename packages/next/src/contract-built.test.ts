import { adapterContract } from '@auditreel/core/testing';
import { hostOf } from './testing/host-of.js';
import { serveNext } from './testing/serve-next.js';

const { major } = hostOf({ name: 'built', basePath: '' });

adapterContract(`Next ${major}, built`, {
  serve: serveNext({ dev: false }),
  slashAtRoot: false,
  // Each path is a build of its own.
  ...(major === 15 && process.env.AUDITREEL_NEXT15_WHOLE !== '1' && { basePaths: [''] }),
});
