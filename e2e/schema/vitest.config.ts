import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const shared = packageTests('schema');

/** The command line on hosts with a schema, a history and databases of their own. */
export default defineConfig({
  ...shared,
  root: import.meta.dirname,
  test: { ...shared.test, testTimeout: 180_000 },
});
