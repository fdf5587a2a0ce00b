import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaEngineEnv } from './use.mjs';

const nowhere = { env: {}, installed: () => false, downloadable: async () => false };

describe('schemaEngineEnv', () => {
  it('names the stand-in where no engine can be had', async () => {
    const { PRISMA_SCHEMA_ENGINE_BINARY: path } = await schemaEngineEnv(nowhere);
    expect(path).toMatch(/engine\.mjs$/);
    expect(existsSync(path)).toBe(true);
  });

  it.each([
    ['the environment names', { env: { PRISMA_SCHEMA_ENGINE_BINARY: './own' } }],
    ['is installed', { installed: () => true }],
    ['can be downloaded', { downloadable: async () => true }],
  ])('leaves Prisma alone with an engine that %s', async (_where, own) => {
    expect(await schemaEngineEnv({ ...nowhere, ...own })).toEqual({});
  });

  it('takes a mirror that does not answer for no engine', async () => {
    const env = { PRISMA_ENGINES_MIRROR: 'http://127.0.0.1:9' };
    expect(await schemaEngineEnv({ env, installed: () => false })).toHaveProperty(
      'PRISMA_SCHEMA_ENGINE_BINARY',
    );
  });
});
