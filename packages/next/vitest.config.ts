import { defineConfig } from 'vitest/config';
import { packageTests, sourceAliases } from '../../vitest.shared.ts';

const { resolve: _resolve, test, ...shared } = packageTests('next');

/** Every test runs on each Next, as a built app; the contract in development, too, which is another server. */
const onNext = (name: string, { home, dev }: { readonly home: string; readonly dev: boolean }) => ({
  resolve: { alias: { ...sourceAliases, ...(home === 'packages/next' ? {} : { next: nextOf(home) }) } },
  test: {
    name,
    include: dev ? ['src/contract-dev*.test.ts'] : ['src/**/*.test.ts'],
    exclude: dev ? [] : ['src/contract-dev*.test.ts'],
    env: { NODE_ENV: dev ? 'development' : 'production', AUDITREEL_NEXT: home },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});

const nextOf = (home: string): string => new URL(`../../${home}/node_modules/next`, import.meta.url).pathname;

export default defineConfig({
  ...shared,
  test: {
    ...test,
    // Two servers that compile at once take longer than one after the other.
    fileParallelism: false,
    projects: [
      onNext('next16', { home: 'packages/next', dev: false }),
      onNext('next16-dev', { home: 'packages/next', dev: true }),
      onNext('next15', { home: 'tools/next15', dev: false }),
      onNext('next15-dev', { home: 'tools/next15', dev: true }),
    ],
  },
});
