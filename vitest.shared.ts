import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';

const source = (path: string): string => fileURLToPath(new URL(`./packages/${path}`, import.meta.url));

/** Unit tests run on the sources of every package, so that no test can pass on a stale build. */
export const sourceAliases: Record<string, string> = {
  '@auditreel/core/adapter': source('core/src/adapter.ts'),
  '@auditreel/core/protocol': source('core/src/protocol.ts'),
  '@auditreel/core/prisma': source('core/src/prisma.ts'),
  '@auditreel/core/changes': source('core/src/changes.ts'),
  '@auditreel/core/cls-hooked': source('core/src/cls-hooked.ts'),
  '@auditreel/core/auth-js': source('core/src/auth-js.ts'),
  '@auditreel/core/better-auth': source('core/src/better-auth.ts'),
  '@auditreel/core/testing': source('core/src/testing.ts'),
  '@auditreel/core': source('core/src/index.ts'),
  '@auditreel/viewer': source('viewer/src/index.ts'),
  '@auditreel/express/passport': source('express/src/passport.ts'),
  '@auditreel/express': source('express/src/index.ts'),
  '@auditreel/trpc/testing': source('trpc/src/testing/call-contract.ts'),
  '@auditreel/trpc/client': source('trpc/src/client.ts'),
  '@auditreel/trpc': source('trpc/src/index.ts'),
};

/** Vitest's JSON report leaves out the note of `context.skip(note)`, but not what a test's `meta` holds. */
const keepSkipReasons: Reporter = {
  onTestCaseResult(test) {
    const result = test.result();
    if (result.state === 'skipped') Object.assign(test.meta(), { skipReason: result.note });
  },
};

/** Shared by every package's `vitest.config.ts`; reports go to `test-results/` so that they can be summed. */
export function packageTests(name: string): ViteUserConfig {
  return {
    resolve: { alias: sourceAliases },
    test: {
      name,
      // A process and an import of everything for each file took more than half of the time. What a test changes of
      // the process, it puts back.
      isolate: false,
      // For machines that are slow, or busy: how fast something is is measured in bench/.
      testTimeout: 90_000,
      hookTimeout: 120_000,
      reporters: ['default', keepSkipReasons, 'json'],
      outputFile: { json: fileURLToPath(new URL(`./test-results/${name}.json`, import.meta.url)) },
    },
  };
}
