import { adapterContract } from '@auditreel/core/testing';
import { hostOf } from './testing/host-of.js';
import { serveNext } from './testing/serve-next.js';

const { major } = hostOf({ name: 'dev', basePath: '' });

adapterContract(`Next ${major}, in development`, {
  serve: serveNext({ dev: true }),
  slashAtRoot: false,
  // A process of its own: Turbopack's development server can't be started twice in one.
  basePaths: ['/shop'],
});
