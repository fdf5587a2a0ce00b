import { AuditError } from '../errors.js';
import type { AuditRecord } from '../record/audit-record.js';
import type { RedactPolicy } from '../record/redact.js';
import { whyOf } from '../thrown.js';
import { withinDeadline } from '../within-deadline.js';
import type { FindingRule } from './finding-rule.js';
import { type CleanFound, parseFound } from './parse-found.js';
import { type HistorySources, recordHistory } from './record-history.js';

/** How long a rule may take for one record. */
const RULE_MS = 2000;

export interface AskSources {
  readonly history: HistorySources;
  readonly policy: RedactPolicy;
}

/**
 * Asks one rule about one record.
 * @throws AuditError when it throws, takes too long, or answers something else than it should
 */
export async function askRule(
  rule: FindingRule,
  record: AuditRecord,
  { history: sources, policy }: AskSources,
): Promise<CleanFound | null> {
  const history = recordHistory(record, sources);
  try {
    if (!rule.looksAt(record)) return null;
    const finding = Promise.resolve(rule.find(record, history));
    if (!(await withinDeadline(finding, RULE_MS))) throw new Error(`it took over ${RULE_MS} ms`);
    const found = await finding;
    return found == null ? null : parseFound(found, { rule, record, policy });
  } catch (cause) {
    if (cause instanceof AuditError && cause.code === 'ERR_AUDIT_FINDING') throw cause;
    throw new AuditError(
      'ERR_AUDIT_FINDING',
      `The rule "${rule.name}" could not look at record ${record.id}: ${whyOf(cause)}`,
      { cause },
    );
  } finally {
    history.close();
  }
}
