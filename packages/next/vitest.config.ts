import { defineConfig } from 'vitest/config';
import { packageTests, sourceAliases } from '../../vitest.shared.ts';

const { resolve: _resolve, test, ...shared } = packageTests('next');

interface NextUnderTest {
  readonly home: string;
  readonly dev: boolean;
  readonly include: readonly string[];
}

/** The contract runs on each Next, as a built app and in development, which is another server. */
const onNext = (name: string, { home, dev, include }: NextUnderTest) => ({
  resolve: { alias: aliasesFor(home) },
  test: {
    name,
    isolate: false,
    include: [...include],
    exclude: dev ? [] : inDevelopment,
    env: { NODE_ENV: dev ? ('development' as const) : ('production' as const), AUDITREEL_NEXT: home },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});

const aliasesFor = (home: string): Record<string, string> =>
  home === 'packages/next' ? sourceAliases : { ...sourceAliases, next: nextOf(home) };

const nextOf = (home: string): string => new URL(`../../${home}/node_modules/next`, import.meta.url).pathname;

const inDevelopment = ['src/contract-dev.test.ts'];
const isWhole = process.env.AUDITREEL_NEXT15_WHOLE === '1';
/** What may differ between the two; the rest is the same code. What needs builds of its own, the workflow runs. */
const on15 = [
  'contract-built',
  'actions',
  'alone',
  'alone-mounts',
  'left-early',
  'pages-router',
  'recorder-route',
  ...(isWhole ? ['deployments'] : []),
].map((name) => `src/${name}.test.ts`);

export default defineConfig({
  ...shared,
  test: {
    ...test,
    // They share built apps, and two that compile at once take longer than one after the other.
    fileParallelism: false,
    projects: [
      onNext('next16', { home: 'packages/next', dev: false, include: ['src/**/*.test.ts'] }),
      onNext('next16-dev', { home: 'packages/next', dev: true, include: inDevelopment }),
      onNext('next15', { home: 'tools/next15', dev: false, include: on15 }),
      ...(isWhole ? [onNext('next15-dev', { home: 'tools/next15', dev: true, include: inDevelopment })] : []),
    ],
  },
});
