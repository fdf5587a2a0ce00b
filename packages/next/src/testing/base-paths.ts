import { hostOf } from './host-of.js';

const { major } = hostOf({ name: 'built', basePath: '' });

/** Under which paths a built app is tried. Each is a build of its own: of Next 15 the workflow alone makes the second. */
export const BASE_PATHS: readonly string[] =
  major === 15 && process.env.AUDITREEL_NEXT15_WHOLE !== '1' ? [''] : ['', '/shop'];
