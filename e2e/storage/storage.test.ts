import { prismaStorage } from '@auditreel/core/prisma';
import { describe, inject } from 'vitest';
import { storageContract } from '../../packages/core/src/testing/storage-contract.ts';
import { HOSTS } from './hosts.ts';
import { openHost } from './open-host.ts';

for (const host of HOSTS.filter(({ prisma, adapter }) => prisma === 7 && adapter !== 'mariadb')) {
  // A host that has migrated for the next version, while processes of this one still run.
  storageContract(`${host.name}, on a newer schema`, async () => {
    const { client, close } = await openHost(host, inject('postgresUrl'), `newer-${host.provider}`);
    return { storage: prismaStorage(client), close };
  });
}

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';
  describe.skipIf(!there)(`${host.name}${absent}`, () => {
    storageContract(host.name, async () => {
      const { client, close } = await openHost(host, inject('postgresUrl'));
      return { storage: prismaStorage(client), close };
    });
  });
}
