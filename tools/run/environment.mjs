import { findChromium } from '../chromium.mjs';
import { schemaEngine } from './shop.mjs';

/** What tests and traffic are told about this machine: which schema engine Prisma takes, and which Chromium. */
export async function environment() {
  const chromium = await findChromium();
  return { ...(await schemaEngine()), ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }) };
}
