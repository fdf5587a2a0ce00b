import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { packageTests, sourceAliases } from '../../vitest.shared.ts';

const recorderScript = fileURLToPath(new URL('./src/testing/recorder-script.ts', import.meta.url));
const { resolve: _resolve, test, ...shared } = packageTests('express');

/** Every test runs on each Express: 5.3 publishes its routing, 5.1 with the router of its time and 4 do not. */
const onExpress = (name: string, alias: Record<string, string>, setupFiles: string[] = []) => ({
  resolve: { alias: { '@auditreel/recorder/script': recorderScript, ...sourceAliases, ...alias } },
  test: {
    name,
    setupFiles,
    isolate: false,
    testTimeout: test?.testTimeout ?? 90_000,
    hookTimeout: test?.hookTimeout ?? 120_000,
  },
});

export default defineConfig({
  ...shared,
  test: {
    ...test,
    // They wait more than they compute.
    maxWorkers: 2,
    projects: [
      onExpress('express5', {}),
      onExpress('express51', { express: 'express51' }, ['./src/testing/use-router-22.ts']),
      onExpress('express4', { express: 'express4' }),
    ],
  },
});
