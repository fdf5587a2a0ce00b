import { beforeEach, describe, expect, it } from 'vitest';
import { OptionsError } from '../errors.js';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage } from '../storage/ports.js';
import { allRows, erasureOf, expectErased } from '../testing/erasure-outcome.js';
import { ADA, BOB, GRACE } from '../testing/erasure-people.js';
import { type ErasureScene, erasureScene, storeScene } from '../testing/erasure-scene.js';
import { EPOCH, idAt, sampleRecord } from '../testing/storage-samples.js';
import { wireAudit } from '../wire-audit.js';
import { ErasureHeldError } from './held-error.js';

const NOW = EPOCH + 1_000_000;
const HER = { actor: { id: ADA.id } };

let storage: AuditStorage;
let scene: ErasureScene;

beforeEach(async () => {
  storage = memoryStorage();
  scene = erasureScene();
  await storeScene(scene, storage);
});

const auditOn = (on: AuditStorage) =>
  wireAudit(resolveOptions({ storage: on, secret: 's'.repeat(40) }), { now: () => NOW, random: () => 0.5 });

describe('erase', () => {
  it('takes out what names a person, and leaves everything else as it was', async () => {
    const report = await auditOn(storage).erase({ ...HER, by: GRACE.id, reason: 'Her letter of May' });
    expect(report).toMatchObject({ records: 13, sessions: 4, chunks: 6, holds: [], actorId: ADA.id });
    const recordId = String(report.recordId);
    await expectErased(storage, scene, { stamp: { at: NOW, by: GRACE.id, recordId }, hasChanges: false });
    expect(await storage.records.get(recordId)).toMatchObject({
      actorId: GRACE.id,
      metadata: {
        records: 13,
        sessions: 4,
        chunks: 6,
        changes: 0,
        isIdHashed: false,
        reason: 'Her letter of May',
      },
    });
  });

  it('changes nothing in a dry run, and counts the same', async () => {
    const before = await allRows(storage);
    const dry = await auditOn(storage).erase({ ...HER, dryRun: true });
    expect(await allRows(storage)).toEqual(before);
    const { recordId, ...counted } = await auditOn(storage).erase(HER);
    expect({ ...dry, recordId }).toEqual({ ...counted, recordId });
  });

  it('finds nothing the second time, and records nothing', async () => {
    await auditOn(storage).erase(HER);
    const after = await allRows(storage);
    expect(await auditOn(storage).erase({ ...HER, identifiers: [ADA.name, ADA.email] })).toMatchObject({
      ...{ records: 0, changes: 0, sessions: 0, chunks: 0, recordId: null },
    });
    expect(await allRows(storage)).toEqual(after);
  });

  it('finds what came later', async () => {
    await auditOn(storage).erase(HER);
    const late = { ...scene.records.ordered, id: idAt(NOW) };
    await storage.records.insert([late]);
    expect(await auditOn(storage).erase(HER)).toMatchObject({ records: 1 });
    expect(await storage.records.get(late.id)).toMatchObject({ actorName: null, ip: null, metadata: null });
  });

  it('puts a keyed hash in the place of an id that says who it is', async () => {
    const email = { ...scene.records.ordered, id: idAt(NOW), actorId: ADA.email, onBehalfOfId: null };
    const other = {
      ...email,
      id: idAt(NOW + 1),
      targets: [{ type: 'user', id: ADA.email }],
      tenantId: ADA.email,
    };
    await storage.records.insert([email, other]);
    const { actorId } = await auditOn(storage).erase({ actor: { id: ADA.email } });
    expect(actorId).toMatch(/^erased:[0-9a-f]{16}$/);
    const rows = [await storage.records.get(email.id), await storage.records.get(other.id)];
    expect(rows).toMatchObject([
      { actorId },
      { actorId, tenantId: actorId, targets: [{ type: 'user', id: actorId }] },
    ]);
    expect(JSON.stringify(await allRows(storage))).not.toMatch(new RegExp(`(?<!not-)${ADA.email}`, 'i'));
    expect(await auditOn(storage).erase({ actor: { id: ADA.email } })).toMatchObject({
      records: 0,
      recordId: null,
    });
  });

  it('hashes an id when asked to, wherever it stands for the person', async () => {
    const { actorId } = await auditOn(storage).erase({ ...HER, hashId: true });
    const { records, sessions, holds } = await allRows(storage);
    const ofHer = records.filter((record) => record.actorId === actorId);
    expect(ofHer).toHaveLength(4);
    expect(JSON.stringify([ofHer, sessions, holds])).not.toContain(ADA.id);
    // A service may be called the same.
    expect(records.filter((record) => record.actorId === ADA.id)).toMatchObject([{ actorType: 'service' }]);
    expect(records.find(({ action }) => action === 'privacy.redact')).toMatchObject({ targetId: actorId });
  });

  it('looks for a single name only where it is the whole of a value, unless it is told', async () => {
    const [mary, text] = [
      sampleRecord({ actorType: 'user', actorId: 'u-mary', actorName: 'Mary' }),
      sampleRecord({ actorType: 'user', actorId: 'u-x', metadata: { name: 'mary', note: 'Mary went home' } }),
    ];
    await storage.records.insert([mary, text]);
    await auditOn(storage).erase({ actor: { id: 'u-mary' } });
    const noted = async () => (await storage.records.get(text.id))?.metadata;
    expect(await noted()).toEqual({ name: '[erased]', note: 'Mary went home' });
    await auditOn(storage).erase({ actor: { id: 'u-mary' }, identifiers: ['Mary'] });
    expect(await noted()).toEqual({ name: '[erased]', note: '[erased] went home' });
  });

  it.each(['1', '42'])('takes the number %s for a user’s id only, not for a customer’s', async (id) => {
    const made = sampleRecord({ targetType: 'customer', targetId: id, targetName: 'Someone', targets: null });
    await storage.records.insert([made]);
    await auditOn(storage).erase({ actor: { id } });
    expect(await storage.records.get(made.id)).toMatchObject({ targetName: 'Someone' });
    await auditOn(storage).erase({ actor: { id }, models: ['Customer'] });
    expect(await storage.records.get(made.id)).toMatchObject({ targetName: null });
  });

  it.each([
    ['their actor', { subject: 'actor', subjectId: ADA.id }],
    ['one of their sessions', { subject: 'session', subjectId: 'session' }],
    ['what they acted on', { subject: 'target', subjectId: 'order/1' }],
  ] as const)('refuses while a hold is on %s, and names it', async (_, { subject, subjectId }) => {
    const hold = {
      ...{ id: idAt(NOW), subject, reason: 'Lawsuit', placedBy: null, placedAt: NOW, releasedBy: null },
      ...{ subjectId: subjectId === 'session' ? scene.sessions.before.id : subjectId, releasedAt: null },
    };
    await storage.holds?.place(hold);
    const before = await allRows(storage);
    const refusal = auditOn(storage).erase(HER);
    await expect(refusal).rejects.toThrow(ErasureHeldError);
    await expect(refusal).rejects.toThrow(`npx auditreel hold release ${hold.id}`);
    expect(await auditOn(storage).erase({ ...HER, dryRun: true })).toMatchObject({
      holds: [hold],
      recordId: null,
    });
    expect(await allRows(storage)).toEqual(before);
  });

  it('stops at a hold that is placed meanwhile', async () => {
    const hold = {
      ...({ id: idAt(NOW), subject: 'actor', subjectId: ADA.id, reason: 'Lawsuit' } as const),
      ...{ placedBy: null, placedAt: NOW, releasedBy: null, releasedAt: null },
    };
    const store = erasureOf(storage);
    const erasure: typeof store = {
      ...store,
      async write(batch) {
        if (batch.table === 'records') await storage.holds?.place(hold);
        return store.write(batch);
      },
    };
    const held = auditOn({ ...storage, erasure }).erase(HER);
    await expect(held).rejects.toThrow('A hold was placed meanwhile');
    expect(await storage.records.get(scene.records.ordered.id)).toEqual(
      expect.objectContaining({ actorName: ADA.name }),
    );
  });

  it.each([0, 1, 2, 3, 5, 8, 13])('finishes what a crash before batch %i left', async (batches) => {
    const store = erasureOf(storage);
    let left = batches;
    const erasure: typeof store = {
      ...store,
      page: (table, page) => store.page(table, { ...page, limit: 2 }),
      async write(batch) {
        if (left-- === 0) throw new Error('power cut');
        return store.write(batch);
      },
    };
    await expect(auditOn({ ...storage, erasure }).erase(HER)).rejects.toThrow('power cut');
    await auditOn(storage).erase(HER);
    expect(JSON.stringify(await allRows(storage))).not.toMatch(/lovelace(?!son)(?<!not-ada\.lovelace)/i);
    expect(await auditOn(storage).erase(HER)).toMatchObject({ records: 0, sessions: 0, chunks: 0 });
  });

  it('goes on hashing an id whose names a run that was cut short has taken', async () => {
    const mary = { actorType: 'user', actorId: 'mary', actorName: 'Mary' } as const;
    const rows = [sampleRecord(mary), sampleRecord({ ...mary, actorName: null })];
    await storage.records.insert(rows);
    const store = erasureOf(storage);
    const erasure: typeof store = {
      ...store,
      page: (table, page) => store.page(table, { ...page, limit: 1 }),
      async write(batch) {
        if (batch.edits.some(({ id }) => id === rows[1]?.id)) throw new Error('power cut');
        return store.write(batch);
      },
    };
    const who = { actor: { id: 'mary' } };
    await expect(auditOn({ ...storage, erasure }).erase(who)).rejects.toThrow('power cut');
    const { actorId } = await auditOn(storage).erase(who);
    expect(actorId).toMatch(/^erased:/);
    expect((await storage.records.list({ actor: actorId, limit: 9 })).records).toHaveLength(2);
  });

  it('takes the address that an identifier is out of what nobody is known of', async () => {
    const ip = '2001:db8::7';
    const [anonymous, known] = [
      sampleRecord({ ip, actorType: 'anonymous' }),
      sampleRecord({ ip, actorType: 'user' }),
    ];
    await storage.records.insert([anonymous, known]);
    await auditOn(storage).erase({ ...HER, identifiers: [ip] });
    expect(await storage.records.get(anonymous.id)).toMatchObject({ ip: null });
    expect(await storage.records.get(known.id)).toMatchObject({ ip });
  });

  it('says when the recordings lie where nothing can be deleted', async () => {
    const { deleteSession: _, ...chunks } = storage.chunks;
    await expect(auditOn({ ...storage, chunks }).erase(HER)).rejects.toThrow('deleteSession');
    expect(await storage.records.get(scene.records.ordered.id)).toMatchObject({ actorName: ADA.name });
  });

  it.each([
    [{ actor: { id: '' } }, 'Say who'],
    [{ ...HER, identifiers: ['Bo'] }, 'at least 3 characters'],
  ])('refuses %j', async (options, says) => {
    const refusal = auditOn(storage).erase(options);
    await expect(refusal).rejects.toThrow(OptionsError);
    await expect(refusal).rejects.toThrow(says);
  });

  it('deletes other recordings that are named', async () => {
    await auditOn(storage).erase({ ...HER, sessions: [scene.sessions.bob.id] });
    expect(await storage.chunks.list(scene.sessions.bob.id)).toEqual([]);
    expect(await storage.sessions.get(scene.sessions.bob.id)).toMatchObject({
      actorName: BOB.name,
      erasedAt: NOW,
    });
  });
});
