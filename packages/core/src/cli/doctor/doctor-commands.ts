import { ALL_CHECKS } from '../../doctor/all-checks.js';
import type { Finding } from '../../doctor/finding.js';
import { type DoctorOptions, type DoctorWorld, doctorHost } from '../../doctor/host/doctor-host.js';
import { renderReport } from '../../doctor/render-report.js';
import { runChecks } from '../../doctor/run-checks.js';

/** Looks at the host with every check, and prints what was found: 1 when something of it is a problem. */
export async function doctor(
  { json, ...options }: DoctorOptions & { readonly json?: boolean },
  world: DoctorWorld & { readonly print: (text: string) => void },
): Promise<number> {
  const host = doctorHost(options, world);
  const findings = await runChecks(ALL_CHECKS, host);
  await host.leave();
  world.print(json ? JSON.stringify({ findings }, null, 2) : renderReport(ALL_CHECKS, findings));
  return findings.some(isProblem) ? 1 : 0;
}

function isProblem({ level }: Finding): boolean {
  return level === 'problem';
}
