import { AuditError } from '../errors.js';
import { withinDeadline } from '../within-deadline.js';
import type { Check } from './check.js';
import { type Finding, found } from './finding.js';
import type { DoctorHost } from './host/doctor-host.js';
import { saidBy } from './host/said-by.js';
import { NotDoneError } from './not-done-error.js';

const DEADLINE_MS = 30_000;

/** What the checks find, in their order; one that fails hides none of the others. */
export async function runChecks(checks: readonly Check[], host: DoctorHost): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...(await examine(check, host)));
  return findings;
}

async function examine(check: Check, host: DoctorHost): Promise<readonly Finding[]> {
  let findings: readonly Finding[] = [];
  const run = check.run(host).then((result) => {
    findings = result;
  });
  try {
    if (await withinDeadline(run, DEADLINE_MS)) return findings;
    return [
      found(`${check.name}.failed`, `This took longer than ${DEADLINE_MS / 1000} seconds and was given up.`),
    ];
  } catch (error) {
    return [thrown(check, error)];
  }
}

function thrown({ name }: Check, error: unknown): Finding {
  if (error instanceof NotDoneError) return found(`${name}.not_done`, error.message, error.mend);
  const isCli = error instanceof AuditError && error.code === 'ERR_AUDIT_CLI';
  return found(isCli ? `${name}.not_done` : `${name}.failed`, saidBy(error));
}
