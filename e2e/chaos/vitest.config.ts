import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const { test } = packageTests('chaos');

/** The short run of `npm run chaos`, on the built packages; the long one is for whoever changes how records are kept. */
export default defineConfig({
  root: import.meta.dirname,
  test: { ...test, testTimeout: 480_000 },
});
