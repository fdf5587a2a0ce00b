import { ensureChromium, findChromium } from '../chromium.mjs';
import { schemaEngine } from './schema-engine.mjs';

/**
 * What tests and traffic are told about this machine: which schema engine Prisma takes, and which Chromium. Tests
 * install one; where that can't be done, those that need it are skipped by name.
 */
export async function environment({ needsChromium = false } = {}) {
  const chromium = needsChromium ? await chromiumOrNull() : await findChromium();
  return { ...(await schemaEngine()), ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }) };
}

async function chromiumOrNull() {
  try {
    return await ensureChromium();
  } catch (error) {
    console.error(error.message);
    return null;
  }
}
