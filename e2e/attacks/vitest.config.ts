import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const { test } = packageTests('attacks');

/** The shop as `npm start` runs it, on the built packages, attacked over real sockets. */
export default defineConfig({
  root: import.meta.dirname,
  test: { ...test, testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false },
});
