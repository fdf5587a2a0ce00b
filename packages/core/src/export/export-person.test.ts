import { beforeEach, describe, expect, it } from 'vitest';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage } from '../storage/ports.js';
import { allRows } from '../testing/erasure-outcome.js';
import { ADA, GRACE } from '../testing/erasure-people.js';
import { type ErasureScene, erasureScene, storeScene } from '../testing/erasure-scene.js';
import { EPOCH } from '../testing/storage-samples.js';
import { wireAudit } from '../wire-audit.js';
import type { ExportLine } from './export-line.js';
import type { ExportOptions } from './export-options.js';

const HER = { actor: { id: ADA.id } };

let storage: AuditStorage;
let scene: ErasureScene;

beforeEach(async () => {
  storage = memoryStorage();
  scene = erasureScene();
  await storeScene(scene, storage);
});

function exportOf(options: ExportOptions): AsyncIterable<ExportLine> {
  const effects = { now: () => EPOCH + 1_000_000, random: () => 0.5 };
  return wireAudit(resolveOptions({ storage, secret: 's'.repeat(40) }), effects).exportOf(options);
}

async function linesOf(options: ExportOptions): Promise<readonly ExportLine[]> {
  const lines: ExportLine[] = [];
  for await (const line of exportOf(options)) lines.push(line);
  return lines;
}

describe('exportOf', () => {
  it('says of each record why it is there', async () => {
    const lines = await linesOf(HER);
    const why = new Map(
      lines.map((line) => (line.line === 'record' ? [line.record.id, line.why] : ['', ''])),
    );
    const { ordered, failedLogin, strangersLogin, beforeLogin, onBehalf, renamed, message } = scene.records;
    expect(
      [ordered, failedLogin, strangersLogin, beforeLogin, onBehalf, renamed, message].map(({ id }) =>
        why.get(id),
      ),
    ).toEqual(['actor', 'claim', 'claim', 'session', 'on_behalf', 'target', 'mention']);
    const { fromHome, bobs, near, service } = scene.records;
    for (const { id } of [fromHome, bobs, near, service]) expect(why.get(id)).toBeUndefined();
  });

  it('keeps where others came from, and what they are called, to itself', async () => {
    const lines = await linesOf(HER);
    const found = lines.find((line) => line.line === 'record' && line.record.id === scene.records.renamed.id);
    expect(found).toMatchObject({
      record: {
        actorId: GRACE.id,
        actorName: null,
        ip: null,
        userAgent: null,
        metadata: { to: { name: 'King' } },
      },
    });
    const shown = lines.filter((line) => line.line === 'session' && line.why === 'shows_them');
    expect(shown).toMatchObject([{ session: { id: scene.sessions.grace.id, actorName: null, ip: null } }]);
  });

  it('begins with whose it is, lists recordings, and ends with how many lines there were', async () => {
    const lines = await linesOf(HER);
    expect(lines[0]).toMatchObject({ line: 'export', v: 1, actor: { type: 'user', id: ADA.id } });
    expect(
      lines.filter(({ line }) => line === 'session').map((line) => 'chunks' in line && line.chunks.length),
    ).toEqual([2, 2, 2]);
    expect(lines.at(-1)).toEqual({ line: 'end', records: 13, sessions: 3, changes: 0 });
  });

  it('changes nothing, and is recorded before its first line', async () => {
    const before = await allRows(storage);
    for await (const line of exportOf({ ...HER, by: GRACE.id })) {
      expect(line.line).toBe('export');
      break;
    }
    const { records, ...rest } = await allRows(storage);
    const { records: recordsBefore, ...restBefore } = before;
    expect(rest).toEqual(restBefore);
    const told = records.filter(({ action }) => action === 'audit.export');
    expect(told).toMatchObject([{ actorId: GRACE.id, targetType: 'user', targetId: ADA.id }]);
    expect(records.filter(({ action }) => action !== 'audit.export')).toEqual(recordsBefore);
  });

  it('has nothing of somebody unknown but that they were asked for', async () => {
    const lines = await linesOf({ actor: { id: 'u-nobody-at-all' } });
    expect(lines).toMatchObject([
      { line: 'export' },
      { line: 'record', why: 'target', record: { action: 'audit.export' } },
      { line: 'end', records: 1, sessions: 0, changes: 0 },
    ]);
  });
});
