import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: `schemas/${process.env.BENCH_PROVIDER}.prisma`,
  datasource: { url: process.env.BENCH_DATABASE_URL ?? 'file:./bench.db' },
});
