import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const { test } = packageTests('deployments');

/** A small shop on the built packages, put to use the ways that apps are, with people in Chromium. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    ...test,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    globalSetup: 'global-setup.ts',
  },
});
