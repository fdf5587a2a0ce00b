import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

const shared = packageTests('schema-engine');

export default defineConfig({ ...shared, test: { ...shared.test, testTimeout: 300_000 } });
