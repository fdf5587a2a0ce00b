import { mergeConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

export default mergeConfig(packageTests('viewer'), {
  // The browser tests wait more than they compute.
  test: { maxWorkers: 2, globalSetup: './src/client/testing/make-once.ts' },
});
