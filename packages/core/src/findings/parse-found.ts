import { AuditError } from '../errors.js';
import type { AuditRecord } from '../record/audit-record.js';
import { type RedactPolicy, redact, redactText } from '../record/redact.js';
import { isId } from '../storage/is-id.js';
import type { FindingRule, FindingSeverity, Found } from './finding-rule.js';

/** What a rule found, bounded and redacted: nothing of the host's objects is held. */
export interface CleanFound {
  readonly records: readonly string[];
  readonly sentence: string | null;
  readonly severity: FindingSeverity;
  readonly metadata: ReturnType<typeof redact>['value'] | null;
}

const MOST_RECORDS = 20;
const SENTENCE_LENGTH = 300;
const SEVERITIES: readonly unknown[] = ['low', 'medium', 'high'];

/** @throws AuditError when a rule answered something that is no `Found` */
export function parseFound(
  found: Found,
  {
    rule,
    record,
    policy,
  }: { readonly rule: FindingRule; readonly record: AuditRecord; readonly policy: RedactPolicy },
): CleanFound {
  const { records, sentence, severity = rule.severity, metadata } = found;
  const areIds = Array.isArray(records) && records.every((id) => typeof id === 'string' && isId(id));
  if (!areIds || records.length > MOST_RECORDS)
    throw unfit(rule, `\`records\`: an array of at most ${MOST_RECORDS} ids of records`);
  if (!SEVERITIES.includes(severity)) throw unfit(rule, "`severity`: 'low', 'medium' or 'high'");
  const { value } = redact(metadata ?? {}, policy);
  return {
    records: [
      ...new Set([...records.filter((id) => id !== record.id).slice(1 - MOST_RECORDS), record.id]),
    ].sort(),
    sentence: typeof sentence === 'string' ? redactText(sentence, SENTENCE_LENGTH, policy) : null,
    severity,
    metadata: Object.keys(value).length > 0 ? value : null,
  };
}

function unfit({ name }: FindingRule, wanted: string): AuditError {
  return new AuditError(
    'ERR_AUDIT_FINDING',
    `The rule "${name}" must answer null, or an object with ${wanted}.`,
  );
}
