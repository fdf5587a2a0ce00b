import type { CheckName, Finding } from './finding.js';
import type { DoctorHost } from './host/doctor-host.js';

/** One section of the report: looks at one thing, changes nothing, and says what it saw. */
export interface Check {
  readonly name: CheckName;
  readonly title: string;
  /** @throws NotDoneError when something else has to be there first */
  readonly run: (host: DoctorHost) => Promise<readonly Finding[]>;
}
