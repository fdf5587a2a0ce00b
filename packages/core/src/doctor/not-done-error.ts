import { CliError } from '../cli/cli-error.js';

/** A check has nothing to look at, because of what another check says or because an option was not given. */
export class NotDoneError extends CliError {
  override readonly name = 'NotDoneError';
  /** What to run or to give, so that it can be done. */
  readonly mend: string | null;

  constructor(message: string, mend: string | null = null) {
    super(message);
    this.mend = mend;
  }
}

/** What `look` finds; null where it has nothing to look at, and something else can be looked at instead. */
export async function unlessNotDone<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof NotDoneError) return null;
    throw error;
  }
}
