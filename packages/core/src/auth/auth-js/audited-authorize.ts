import type { Audit } from '../../audit.js';
import { fieldOf, reasonWord, textAt } from '../read-unknown.js';
import type { AuditAuthJsOptions, HostFunction } from './auth-js-shapes.js';
import { tellFailure } from './told-failures.js';

export type Claimed = NonNullable<AuditAuthJsOptions['claimed']>;

/** The host's `authorize`: one that finds nobody, or throws, is a failed login of the name that was typed. */
export function auditedAuthorize(audit: Audit, authorize: HostFunction, claimed: Claimed): HostFunction {
  return async function authorizeAudited(...args) {
    const refused = (error: unknown) => tellRefusal(audit, { credentials: args[0], error, claimed });
    let user: unknown;
    try {
      user = await authorize(...args);
    } catch (error) {
      await refused(error);
      throw error;
    }
    if (!user) await refused(null);
    return user;
  };
}

interface Refusal {
  readonly credentials: unknown;
  /** What `authorize` threw; null when it only found nobody. */
  readonly error: unknown;
  readonly claimed: Claimed;
}

async function tellRefusal(audit: Audit, { credentials, error, claimed }: Refusal): Promise<void> {
  const name = nameIn(credentials, claimed);
  const accountId = textAt(error, 'accountId');
  const whose = {
    ...(name === undefined ? {} : { claimed: name }),
    ...(accountId === undefined ? {} : { accountId }),
  };
  await tellFailure(audit, { action: 'authn.login', reason: reasonOf(error), ...whose }, error);
}

function nameIn(credentials: unknown, claimed: Claimed): string | undefined {
  if (typeof credentials !== 'object' || credentials === null) return undefined;
  try {
    return claimed(credentials as Readonly<Record<string, unknown>>);
  } catch {
    return undefined;
  }
}

const NAMES = ['username', 'email', 'login', 'phone', 'identifier'] as const;

/** What the forms of most hosts call it. */
export function claimedName(credentials: Readonly<Record<string, unknown>>): string | undefined {
  return NAMES.map((name) => textAt(credentials, name)).find((name) => name !== undefined);
}

/** `CredentialsSignin` carries `code: 'credentials'`, or a word of the host's own. */
function reasonOf(error: unknown): string {
  if (error === null) return 'INVALID_CREDENTIALS';
  const isRefusal = fieldOf(error, 'type') === 'CredentialsSignin';
  const word = reasonWord(fieldOf(error, 'code'));
  if (isRefusal) return word === undefined || word === 'CREDENTIALS' ? 'INVALID_CREDENTIALS' : word;
  return word ?? 'ERROR';
}
