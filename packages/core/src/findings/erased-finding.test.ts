import { expect, it } from 'vitest';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { wireAudit } from '../wire-audit.js';
import { findingRecord, readFinding } from './finding-record.js';
import { newDevice } from './rules/new-device.js';
import { after, START } from './testing/told.js';

it('forgets whom it was about when the person is erased, and stays', async () => {
  const storage = memoryStorage();
  const login = after(0, { action: 'authn.login', actorId: 'ann@example.test', actorName: 'Ann Lindqvist' });
  const sentence = 'Signed in from the desk of Ann Lindqvist.';
  const found = {
    records: [login.id],
    sentence,
    severity: 'low',
    metadata: { was: 'ann@example.test' },
  } as const;
  const finding = findingRecord({ rule: newDevice, record: login, found }, null);
  await storage.records.insert([login, finding]);
  const options = resolveOptions({ storage, secret: 's'.repeat(40) });
  const audit = wireAudit(options, { now: () => START, random: () => 0.5 });
  await audit.erase({ actor: { id: 'ann@example.test' } });
  const left = await storage.records.get(finding.id);
  expect(JSON.stringify(left)).not.toMatch(/ann@example|lindqvist/i);
  expect(left && readFinding(left)).toMatchObject({ rule: 'new_device', records: [login.id] });
});
