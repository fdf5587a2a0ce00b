import { defineConfig, mergeConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

// The browser tests wait more than they compute.
export default mergeConfig(packageTests('recorder'), defineConfig({ test: { maxWorkers: 3 } }));
