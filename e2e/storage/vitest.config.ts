import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const shared = packageTests('storage');

/** The storages on real databases, through clients that Prisma generated. */
export default defineConfig({
  ...shared,
  root: import.meta.dirname,
  test: { ...shared.test, globalSetup: './global-setup.ts', hookTimeout: 120_000 },
});
