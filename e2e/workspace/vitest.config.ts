import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const { test } = packageTests('workspace');

/** The workspace as `next start` serves it, on the built packages, with people in Chromium. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    ...test,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    globalSetup: 'global-setup.ts',
  },
});
