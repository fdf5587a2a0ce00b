import type { Audit } from '../audit.js';
import { AuditError } from '../errors.js';
import { CliError } from './cli-error.js';
import { loadAudit } from './load-audit.js';

export interface WhoseAudit {
  readonly cwd: string;
  /** The module, where it was named. */
  readonly path: string | undefined;
}

/**
 * Works with the host's own audit, and closes it.
 * @throws CliError with what the audit said, which may be of another copy of the package
 */
export async function withAudit<R>(
  { cwd, path }: WhoseAudit,
  work: (audit: Audit) => Promise<R>,
): Promise<R> {
  const audit = await loadAudit(cwd, path);
  try {
    return await work(audit);
  } catch (error) {
    if (error instanceof AuditError || !isOurs(error)) throw error;
    throw new CliError(error.message, { cause: error });
  } finally {
    await audit.close();
  }
}

function isOurs(error: unknown): error is Error {
  return error instanceof Error && String(Reflect.get(error, 'code')).startsWith('ERR_AUDIT_');
}
