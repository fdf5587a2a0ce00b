import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { prismaStorage } from '../../packages/core/src/prisma/prisma-storage.ts';
import { type Catalogue, catalogueOf } from '../../packages/core/src/storage/catalogue.ts';
import { idAt, sampleRecord, sampleSession } from '../../packages/core/src/testing/storage-samples.ts';
import { HOSTS } from './hosts.ts';
import { installGuard } from './install-guard.ts';
import { type OpenHost, openHost } from './open-host.ts';

const CREATE_MIGRATIONS = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMP NULL,
  migration_name VARCHAR(255) NOT NULL, rolled_back_at TIMESTAMP NULL, started_at TIMESTAMP NOT NULL
)`;

describe.each(HOSTS)('what the database of $name says of itself', (host) => {
  const isMissing = host.provider === 'mysql' && !inject('mariadb');
  let open: OpenHost;
  let catalogue: Catalogue | null;

  beforeAll(async () => {
    if (isMissing) return;
    open = await openHost(host, inject('postgresUrl'));
    catalogue = catalogueOf(prismaStorage(open.client));
  });

  afterAll(() => open?.close());

  it.skipIf(isMissing)('is the time', async () => {
    expect(Math.abs(((await catalogue?.now()) ?? 0) - Date.now())).toBeLessThan(5_000);
  });

  it.skipIf(isMissing)('is whether it has the triggers of the guard', async () => {
    expect(await catalogue?.guardTriggers()).toEqual([]);
    await installGuard(open.client, host);
    const triggers = (await catalogue?.guardTriggers()) ?? [];
    expect(triggers.map(({ name }) => name)).toContain(
      host.provider === 'postgresql' ? 'auditreel_guard_row' : 'auditreel_guard_delete',
    );
    expect(triggers.every(({ isEnabled }) => isEnabled)).toBe(true);
  });

  it.skipIf(isMissing)('is how much is kept, about', async () => {
    const { records, sessions } = prismaStorage(open.client);
    expect(await catalogue?.amounts()).toMatchObject({ bytes: 0 });
    const at = Date.now();
    await records.insert(
      Array.from({ length: 300 }, (_, i) => sampleRecord({ id: idAt(at + i), time: at + i })),
    );
    await sessions.create(sampleSession({ chunks: 2, bytes: 1_234 }));
    await open.client.$executeRawUnsafe(
      host.provider === 'mysql' ? 'ANALYZE TABLE audit_records' : 'ANALYZE',
    );
    const amounts = await catalogue?.amounts();
    expect(amounts?.bytes).toBe(1_234);
    expect(amounts?.records).toBeGreaterThan(200);
    expect(amounts?.records).toBeLessThan(400);
  });

  it.skipIf(isMissing)('is which migrations it had', async () => {
    expect(await catalogue?.migrations()).toBeNull();
    await open.client.$executeRawUnsafe(CREATE_MIGRATIONS);
    for (const [id, finished, rolled] of [
      ['1', 'CURRENT_TIMESTAMP', 'NULL'],
      ['2', 'NULL', 'CURRENT_TIMESTAMP'],
    ]) {
      await open.client.$executeRawUnsafe(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, rolled_back_at, started_at) VALUES ('${id}', 'abc', 'm${id}', ${finished}, ${rolled}, CURRENT_TIMESTAMP)`,
      );
    }
    const migrations = (await catalogue?.migrations()) ?? [];
    expect(migrations.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'm1', checksum: 'abc', isFinished: true, isRolledBack: false },
      { name: 'm2', checksum: 'abc', isFinished: false, isRolledBack: true },
    ]);
  });
});
