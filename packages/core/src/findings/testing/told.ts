import type { AuditRecord } from '../../record/audit-record.js';
import { redactPolicy } from '../../record/redact.js';
import { memoryStorage } from '../../storage/memory-storage.js';
import { sampleRecord } from '../../testing/sample-record.js';
import { askRule } from '../ask-rule.js';
import type { FindingRule } from '../finding-rule.js';
import type { CleanFound } from '../parse-found.js';

export const START = 1_800_000_000_000;
export const SECOND = 1000;
export const MINUTE = 60_000;

/** A record some time after the start. */
export function after(ms: number, fields: Partial<AuditRecord> = {}): AuditRecord {
  return sampleRecord({ time: START + ms, method: 'POST', ip: '203.0.113.7', ...fields });
}

/** What a rule says about the last of these records, when all of them are in the log, and what came after. */
export async function saysOfLast(
  rule: FindingRule,
  records: readonly AuditRecord[],
  later: readonly AuditRecord[] = [],
): Promise<CleanFound | null> {
  const storage = memoryStorage();
  await storage.records.insert([...records, ...later]);
  const last = records.at(-1);
  if (last === undefined) throw new Error('Give it a record');
  return askRule(rule, last, {
    history: { records: storage.records, kept: new Map() },
    policy: redactPolicy({}),
  });
}

/** Which of these records complete something, by their place. */
export async function foundAt(
  rule: FindingRule,
  records: readonly AuditRecord[],
): Promise<readonly number[]> {
  const found: number[] = [];
  for (const at of records.keys()) {
    if ((await saysOfLast(rule, records.slice(0, at + 1))) !== null) found.push(at);
  }
  return found;
}
