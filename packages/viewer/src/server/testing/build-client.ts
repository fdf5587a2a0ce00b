import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { ViewerAssets } from '../assets.js';

/** The client as it is shipped, built from its sources. */
export async function buildClient(): Promise<ViewerAssets> {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  await build({ root, configFile: `${root}/vite.config.ts`, logLevel: 'silent' });
  const { EMBEDDED_ASSETS } = await import('../assets.gen.js');
  return EMBEDDED_ASSETS;
}
