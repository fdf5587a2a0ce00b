import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const { test } = packageTests('packages');

/** What is published, as its users get it: the built files, without the aliases to the sources. */
export default defineConfig({
  root: import.meta.dirname,
  test: { ...test, testTimeout: 120_000, hookTimeout: 300_000 },
});
