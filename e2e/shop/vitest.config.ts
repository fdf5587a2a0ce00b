import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const { test } = packageTests('shop');

/** The shop as `npm start` runs it, on the built packages, with people in Chromium. */
export default defineConfig({
  root: import.meta.dirname,
  test: { ...test, testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
