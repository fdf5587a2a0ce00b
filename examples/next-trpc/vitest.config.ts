import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

export default mergeConfig(
  packageTests('next-trpc'),
  defineConfig({ resolve: { alias: { '@/': fileURLToPath(new URL('./src/', import.meta.url)) } } }),
);
