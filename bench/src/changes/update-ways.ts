import { createAudit, memoryStorage } from '@auditreel/core';
import { openDraft, runInDraft } from '@auditreel/core/adapter';
import { auditAdapter, auditChanges } from '@auditreel/core/changes';
import type { Contestant } from '../store/contest.ts';
import { installTriggers } from './install-triggers.ts';
import { type Driver, openDriver, type UpdatingClient } from './open-driver.ts';

/** One row updated by its id through Prisma: without a trace, with triggers alone, and with their context in two ways. */
export async function updateWays(driver: Driver): Promise<readonly Contestant[]> {
  const plain = await openDriver(driver);
  await installTriggers(plain, driver.name === 'postgresql' ? 'postgresql' : 'sqlite');
  const told = await openDriver(driver, auditAdapter);
  const audit = createAudit({ storage: memoryStorage(), secret: 'of a measurement, of a measurement' });
  const facts = { method: 'POST', url: '/', header: () => undefined, peerAddress: null, native: null };
  const draft = openDraft(audit, facts);
  draft.actor = { type: 'user', id: 'ada' };
  const inRequest = (update: (i: number) => Promise<unknown>) => (i: number) =>
    runInDraft(audit, draft, async () => update(i));
  const clear = async (): Promise<void> => {
    await plain.$executeRawUnsafe('DELETE FROM audit_changes');
  };
  const way = (name: string, insert: Contestant['insert']): Contestant => ({ name, clear, insert });
  const extended = plain.$extends(auditChanges(audit));
  const toldExtended = told.$extends(auditChanges(audit));
  return [
    way('no trace', ofRow(plain, 'untracked')),
    way('triggers alone', ofRow(plain, 'tracked')),
    way('and `auditChanges`', inRequest(ofRow(extended, 'tracked'))),
    way('and `auditChanges` with `auditAdapter`', inRequest(ofRow(toldExtended, 'tracked'))),
  ];
}

function ofRow(prisma: UpdatingClient, model: 'tracked' | 'untracked'): (i: number) => Promise<unknown> {
  let n = 0;
  return async (i) => prisma[model].update({ where: { id: i % 100 }, data: { n: ++n } });
}
