import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { packageTests, sourceAliases } from '../../vitest.shared.ts';

const recorderScript = fileURLToPath(new URL('./src/testing/recorder-script.ts', import.meta.url));
const { resolve: _resolve, test, ...shared } = packageTests('express');

/** Every test runs on Express 5, and again on Express 4 in its place. */
const onExpress = (name: string, alias: Record<string, string>) => ({
  resolve: { alias: { '@auditreel/recorder/script': recorderScript, ...sourceAliases, ...alias } },
  test: { name, testTimeout: test?.testTimeout ?? 20_000, hookTimeout: test?.hookTimeout ?? 60_000 },
});

export default defineConfig({
  ...shared,
  test: { ...test, projects: [onExpress('express5', {}), onExpress('express4', { express: 'express4' })] },
});
