import { configDefaults, defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const { test } = packageTests('workspace');
/** The viewer's flows take a minute, and differ from the shop's in the app only: the workflow runs both. */
const isWhole = process.env.AUDITREEL_FLOWS_WHOLE === '1';

/** The workspace as `next start` serves it, on the built packages, with people in Chromium. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    ...test,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    globalSetup: 'global-setup.ts',
    exclude: [...configDefaults.exclude, ...(isWhole ? [] : ['viewer-flows.test.ts'])],
  },
});
