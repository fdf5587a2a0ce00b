import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LEVELS } from '../../packages/core/src/doctor/levels.ts';
import { type Diagnosis, type Host, openHost } from './open-host.ts';
import { openShop } from './open-shop.ts';
import { order, record } from './visit.ts';

const SECTIONS = [...new Set(Object.keys(LEVELS).map((id) => id.slice(0, id.indexOf('.'))))];

describe.each(['sqlite', 'postgresql'] as const)('a healthy host on %s', (provider) => {
  const isMissing = provider === 'postgresql' && inject('postgresTemplate') === '';
  let host: Host;
  let diagnosis: Diagnosis;

  beforeAll(async () => {
    if (isMissing) return;
    host = await openHost(provider);
    const shop = await openShop(host);
    await order(shop);
    await record(shop);
    await shop.flush();
    diagnosis = await host.doctor();
  });

  afterAll(() => host?.close());

  it.skipIf(isMissing)('is well in every section, and in nothing else', () => {
    expect(diagnosis.findings.map(({ id }) => id)).toEqual(SECTIONS.map((section) => `${section}.ok`));
    expect(diagnosis.code).toBe(0);
  });

  it.skipIf(isMissing)('reads as such', async () => {
    const { stdout, code } = await host.auditreel('doctor', ...host.args);
    expect(stdout).toContain('All is well');
    expect(stdout.match(/✓/g)).toHaveLength(SECTIONS.length);
    expect(stdout).not.toMatch(/[✗!·]|undefined|null/);
    expect(code).toBe(0);
  });
});
