import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const { test } = packageTests('fidelity');

/** What a page looked like, and what its replay looks like, pixel by pixel. */
export default defineConfig({
  root: import.meta.dirname,
  test: { ...test, testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
});
