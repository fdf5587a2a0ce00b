import type { AuditRecord } from '../record/audit-record.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { asError } from '../thrown.js';
import { type AskSources, askRule } from './ask-rule.js';
import type { Finding } from './finding.js';
import { findingRecord, readFinding } from './finding-record.js';
import type { FindingRule } from './finding-rule.js';
import { isOwnAction } from './is-own-action.js';
import type { RecordIntake, WaitingRecord } from './record-intake.js';

const BATCH = 100;
/** After so many failures a rule rests until the next round. */
const MOST_FAILURES = 3;

export interface RoundSources {
  readonly options: Pick<ResolvedOptions, 'storage' | 'service' | 'onError' | 'redactPolicy' | 'findings'>;
  readonly intake: RecordIntake;
  readonly mayGoOn: () => boolean;
  readonly deliver: (finding: Finding) => void;
}

/** Looks at what waits while there is time, stores what is found, and then has it delivered. */
export async function findingRound({ options, intake, mayGoOn, deliver }: RoundSources): Promise<void> {
  const { storage, redactPolicy } = options;
  const ask: AskSources = { history: { records: storage.records, kept: new Map() }, policy: redactPolicy };
  const look: Look = { options, intake, ask, failures: new Map() };
  while (mayGoOn()) {
    const batch = intake.next(BATCH);
    if (batch.length === 0) return;
    const records = await recordsOf(batch, look);
    const found: AuditRecord[] = [];
    const looked: string[] = [];
    for (const waiting of batch) {
      if (looked.length > 0 && !mayGoOn()) break;
      const record = records.get(waiting.id);
      if (record !== undefined) found.push(...(await lookAt(record, waiting, look)));
      looked.push(waiting.id);
    }
    if (found.length > 0) await storage.records.insert(found);
    for (const id of looked) intake.done(id);
    for (const finding of found.map(readFinding)) if (finding !== null) deliver(finding);
  }
}

interface Look extends Pick<RoundSources, 'options' | 'intake'> {
  readonly ask: AskSources;
  /** How often each rule has failed in this round. */
  readonly failures: Map<string, number>;
}

async function recordsOf(
  batch: readonly WaitingRecord[],
  { options }: Look,
): Promise<ReadonlyMap<string, AuditRecord>> {
  const records = await options.storage.records.byIds(batch.map(({ id }) => id));
  const looked = records.filter(({ action, stage }) => stage !== 'intent' && !isOwnAction(action));
  return new Map(looked.map((record) => [record.id, record]));
}

async function lookAt(
  record: AuditRecord,
  { isAgain }: WaitingRecord,
  { options, intake, ask, failures }: Look,
): Promise<readonly AuditRecord[]> {
  const { findings, onError, service } = options;
  const isJudged = record.witness !== null && record.witness !== 'pending';
  const isTimeFor = ({ when = 'stored' }: FindingRule): boolean => (when === 'stored' ? !isAgain : isJudged);
  const found: AuditRecord[] = [];
  for (const rule of findings.rules) {
    const failed = failures.get(rule.name) ?? 0;
    if (!isTimeFor(rule) || failed >= MOST_FAILURES) continue;
    try {
      const answer = await askRule(rule, record, ask);
      if (answer !== null) found.push(findingRecord({ rule, record, found: answer }, service));
    } catch (error) {
      failures.set(rule.name, failed + 1);
      onError(asError(error));
    }
  }
  const isAwaited = record.witness === 'pending' && findings.rules.some(({ when }) => when === 'judged');
  if (isAwaited) intake.again(record.id, record.recordedAt ?? record.time);
  return found;
}
