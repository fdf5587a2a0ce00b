import { beforeEach, expect, it } from 'vitest';
import { resolveOptions } from '../resolve-options.js';
import type { AuditChange, ChangeImage } from '../storage/change-store.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage } from '../storage/ports.js';
import { sampleChange, withChanges } from '../testing/erasable-changes.js';
import { erasureOf } from '../testing/erasure-outcome.js';
import { EPOCH, idAt, sampleRecord, sampleSession } from '../testing/storage-samples.js';
import { wireAudit } from '../wire-audit.js';
import type { EraseOptions } from './erase-options.js';

let storage: AuditStorage;

beforeEach(() => {
  storage = memoryStorage();
});

async function erased(options: EraseOptions, changes: readonly AuditChange[] = []): Promise<AuditStorage> {
  const on = withChanges(storage, changes);
  const resolved = resolveOptions({ storage: on, secret: 's'.repeat(40) });
  await wireAudit(resolved, { now: () => EPOCH + 1_000_000, random: () => 0.5 }).erase(options);
  return on;
}

const user = (after: ChangeImage): AuditChange =>
  sampleChange({ model: 'User', targetId: 'u-7', op: 'create', after });

it.each([
  ['company', { companyName: 'Acme Widgets' }, 'Acme Widgets'],
  ['plan', { plan_name: 'Pro 2' }, 'Pro 2'],
  ['team and role', { teamName: 'Night Shift', roleName: 'Shift Lead' }, 'Shift Lead of the Night Shift'],
  ['extension', { phoneExtension: '112' }, '112'],
  ['number of a user name', { username: '4711' }, '4711'],
])('does not take the %s of a person out of what is others’', async (_, after, text) => {
  const others = sampleRecord({
    ...{ actorType: 'user', actorId: 'u-8', targetType: 'order', targetId: text },
    metadata: { note: `For ${text}, as said` },
  });
  await storage.records.insert([others]);
  await erased({ actor: { id: 'u-7' } }, [user(after)]);
  expect(await storage.records.get(others.id)).toMatchObject({
    ...{ targetId: text, metadata: { note: `For ${text}, as said` }, redacted: null },
  });
});

it.each([
  ['firstName', 'Annette'],
  ['last_name', 'Smithers'],
  ['displayName', 'Annie'],
  ['surname', 'Smithers'],
  ['userName', 'ann.s'],
  ['workEmail', 'ann@work.example'],
  ['phone', '+44 20 7946 0958'],
  ['name', '李明'],
])('finds what a person is called by in %s', async (field, name) => {
  const others = sampleRecord({ actorType: 'user', actorId: 'u-8', metadata: { to: name } });
  await storage.records.insert([others]);
  await erased({ actor: { id: 'u-7' } }, [user({ [field]: name })]);
  expect(await storage.records.get(others.id)).toMatchObject({ metadata: { to: '[erased]' } });
});

it('takes a name of two characters where a script writes names so', async () => {
  const others = sampleRecord({ actorType: 'user', actorId: 'u-8', metadata: { note: '请联系李明。' } });
  await storage.records.insert([others]);
  await erased({ actor: { id: 'u-7' }, identifiers: ['李明'] });
  expect(await storage.records.get(others.id)).toMatchObject({ metadata: { note: '请联系[erased]。' } });
});

it.each(['***', '---', ' .. . ', '[]/'])(
  'refuses the identifier %j, which names nobody',
  async (identifier) => {
    await expect(erased({ actor: { id: 'u-7' }, identifiers: [identifier] })).rejects.toMatchObject({
      code: 'ERR_AUDIT_OPTIONS',
    });
  },
);

it('erases what a request changed before it was known whose it was', async () => {
  const session = sampleSession({ actorType: 'user', actorId: 'u-7', boundAt: EPOCH });
  await storage.sessions.create(session);
  const checkout = sampleRecord({ sessionId: session.id, sessionTrust: 'signed' });
  const stranger = sampleRecord({ id: idAt(EPOCH + 1) });
  await storage.records.insert([checkout, stranger]);
  const address = { model: 'Address', op: 'create', after: { street: '12 St James’s Square' } } as const;
  const [hers, others] = [checkout, stranger].map(({ id }) =>
    sampleChange({ ...address, id: idAt(EPOCH), recordId: id, targetId: id }),
  );
  const on = await erased({ actor: { id: 'u-7' } }, [...(hers && others ? [hers, others] : [])]);
  const rows = await erasureOf(on).page('changes', { limit: 9 });
  expect(rows.find(({ id }) => id === hers?.id)?.after).toEqual({ street: '[erased]' });
  expect(rows.find(({ id }) => id === others?.id)).toEqual(others);
});

it('leaves a namesake what they are called, and takes everything else that names the person', async () => {
  const name = 'Ann Smith';
  const namesake = { model: 'User', targetId: 'u-8', op: 'create' } as const;
  const rows = [
    sampleChange({ ...namesake, after: { name, note: `Not ${name}`, email: 'ann.smith@example.com' } }),
    sampleChange({ ...namesake, id: idAt(EPOCH + 1), after: { name: `${name} (assistant)` } }),
  ];
  const targets = [
    { type: 'user', id: 'u-8', name },
    { type: 'team', id: 't-1', name },
  ];
  const invited = sampleRecord({ actorType: 'user', actorId: 'u-9', targets });
  await storage.records.insert([invited]);
  const identifiers = ['ann.smith@example.com'];
  const on = await erased({ actor: { id: 'u-7' }, identifiers }, [user({ name }), ...rows]);
  expect(await storage.records.get(invited.id)).toMatchObject({
    targets: [
      { type: 'user', id: 'u-8', name },
      { type: 'team', id: 't-1', name: '[erased]' },
    ],
  });
  const changes = await erasureOf(on).page('changes', { limit: 9 });
  expect(rows.map((row) => changes.find(({ id }) => id === row.id)?.after)).toEqual([
    { name, note: 'Not [erased]', email: '[erased]' },
    { name: '[erased] (assistant)' },
  ]);
});

it('takes an address out of what a program calls itself', async () => {
  const bot = 'FeedBot/1.0 (+mailto:ann@example.com)';
  const [record, session] = [
    sampleRecord({ actorType: 'service', actorId: 'feed', userAgent: bot }),
    sampleSession({ actorType: 'service', actorId: 'feed', userAgent: bot }),
  ];
  await storage.records.insert([record]);
  await storage.sessions.create(session);
  await erased({ actor: { id: 'u-7' }, identifiers: ['ann@example.com'] });
  const erasedAgent = { userAgent: 'FeedBot/1.0 (+mailto:[erased])' };
  expect(await storage.records.get(record.id)).toMatchObject(erasedAgent);
  expect(await storage.sessions.get(session.id)).toMatchObject({ ...erasedAgent, erasedAt: null });
});

it('hashes the id also where it says who erased others, and whose session it was', async () => {
  const by = 'ann@example.com';
  const stamp = { at: EPOCH, by, recordId: idAt(EPOCH), fields: ['ip'] };
  const [record, session] = [
    sampleRecord({ actorType: 'user', actorId: 'u-8', redacted: stamp }),
    sampleSession({ actorType: 'user', actorId: by, tenantId: by, boundAt: EPOCH }),
  ];
  const change = sampleChange({ actorType: 'user', actorId: 'u-8', redacted: stamp });
  await storage.records.insert([record]);
  await storage.sessions.create(session);
  const on = await erased({ actor: { id: by } }, [change]);
  const rows = [
    await storage.records.get(record.id),
    await storage.sessions.get(session.id),
    await erasureOf(on).page('changes', { limit: 9 }),
  ];
  expect(JSON.stringify(rows)).not.toContain(by);
  expect(rows[0]).toMatchObject({ redacted: { ...stamp, by: expect.stringMatching(/^erased:/) } });
});
