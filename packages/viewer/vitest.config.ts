import { mergeConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

export default mergeConfig(packageTests('viewer'), {
  test: { globalSetup: './src/client/testing/make-once.ts' },
});
