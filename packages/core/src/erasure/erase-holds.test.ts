import { beforeEach, expect, it } from 'vitest';
import type { Audit } from '../audit.js';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage } from '../storage/ports.js';
import { EPOCH, idAt, sampleRecord } from '../testing/storage-samples.js';
import { wireAudit } from '../wire-audit.js';
import { ErasureHeldError } from './held-error.js';

const ANN = { actor: { id: 'ann@example.com' } };

let storage: AuditStorage;
let audit: Audit;

beforeEach(() => {
  storage = memoryStorage();
  const resolved = resolveOptions({ storage, secret: 's'.repeat(40) });
  audit = wireAudit(resolved, { now: () => EPOCH + 1_000_000, random: () => 0.5 });
});

it('refuses while a hold is on somebody who has left no trace yet', async () => {
  const hold = {
    ...({ id: idAt(EPOCH), subject: 'actor', subjectId: ANN.actor.id } as const),
    ...{ reason: 'Lawsuit', placedBy: null, placedAt: EPOCH, releasedBy: null, releasedAt: null },
  };
  await storage.holds?.place(hold);
  await expect(audit.erase(ANN)).rejects.toThrow(ErasureHeldError);
  expect(await audit.holds()).toEqual([hold]);
});

it('leaves a hold as it is while it is in force, though its reason names the person', async () => {
  await storage.records.insert([sampleRecord({ actorType: 'user', actorId: ANN.actor.id })]);
  const hold = {
    ...({
      id: idAt(EPOCH),
      subject: 'target',
      subjectId: 'invoice/7',
      reason: `${ANN.actor.id} against us`,
    } as const),
    ...{ placedBy: ANN.actor.id, placedAt: EPOCH, releasedBy: null, releasedAt: null },
  };
  await storage.holds?.place(hold);
  await audit.erase(ANN);
  expect(await audit.holds()).toEqual([hold]);
  await storage.holds?.release(hold.id, { releasedBy: 'judge', releasedAt: EPOCH + 1 });
  await audit.erase(ANN);
  const [released] = (await storage.erasure?.page('holds', { limit: 9 })) ?? [];
  expect(released).toMatchObject({
    reason: '[erased] against us',
    placedBy: expect.stringMatching(/^erased:/),
  });
});

it('takes the person out of what a released hold was on', async () => {
  const hold = await audit.hold({ target: { type: 'mailbox', id: 'ann@example.com' }, reason: 'Case 7' });
  await audit.release(hold.id);
  await audit.erase({ actor: { id: 'u-7' }, identifiers: ['ann@example.com'] });
  const [released] = (await storage.erasure?.page('holds', { limit: 9 })) ?? [];
  expect(released).toMatchObject({ subjectId: 'mailbox/[erased]' });
});
