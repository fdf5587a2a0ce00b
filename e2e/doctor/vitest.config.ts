import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const { test } = packageTests('doctor');

/** `auditreel doctor`, as it is built, on small hosts with a schema, a history, a database and a page. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    ...test,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxConcurrency: 4,
    globalSetup: './global-setup.ts',
  },
});
