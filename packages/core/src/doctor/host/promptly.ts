import { CliError } from '../../cli/cli-error.js';
import { withinDeadline } from '../../within-deadline.js';

/**
 * What `work` gives, if it does so in time: where a host's own code or its database never answers, the doctor goes on.
 * @throws CliError
 */
export async function promptly<T>(work: Promise<T>, { ms, says }: Deadline): Promise<T> {
  if (await withinDeadline(work, ms)) return work;
  throw new CliError(`${says} within ${ms / 1000} seconds.`);
}

interface Deadline {
  readonly ms: number;
  /** What did not happen. */
  readonly says: string;
}
