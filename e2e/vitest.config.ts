import { defineConfig } from 'vitest/config';
import { packageTests } from '../vitest.shared.ts';

/** Each folder says how its tests are run; the report is one for all of them. */
export default defineConfig({ test: { ...packageTests('e2e').test, projects: ['*/vitest.config.ts'] } });
