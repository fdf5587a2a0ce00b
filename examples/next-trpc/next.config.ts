import { join } from 'node:path';
import type { NextConfig } from 'next';

const repository = join(import.meta.dirname, '../..');

const config: NextConfig = {
  poweredByHeader: false,
  agentRules: false,
  serverExternalPackages: ['@prisma/adapter-libsql'],
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  experimental: { authInterrupts: true },
};

export default config;
