import type { Audit } from '../../audit.js';
import { fieldOf } from '../read-unknown.js';
import { auditedAuthorize, type Claimed, claimedName } from './audited-authorize.js';
import { auditedSend } from './audited-send.js';
import { functionIn, type HostFunction } from './auth-js-shapes.js';

type Wrap = (original: HostFunction) => HostFunction;

/** The host's providers, with ears where Auth.js has no event: credentials that are refused, links that are sent. */
export function auditedProviders(
  audit: Audit,
  providers: readonly unknown[],
  claimed: Claimed = claimedName,
): readonly unknown[] {
  return providers.map((provider) => {
    if (typeof provider !== 'function') return auditedProvider(audit, provider, claimed);
    const make = provider as HostFunction;
    return (...args: readonly unknown[]) => auditedProvider(audit, make(...args), claimed);
  });
}

function auditedProvider(audit: Audit, provider: unknown, claimed: Claimed): unknown {
  switch (fieldOf(provider, 'type')) {
    case 'credentials':
      return withWrapped(provider, 'authorize', (original) => auditedAuthorize(audit, original, claimed));
    case 'email':
      return withWrapped(provider, 'sendVerificationRequest', (original) => auditedSend(audit, original));
    default:
      return provider;
  }
}

/** What the host gave a provider stands in its `options`, over the provider's own. */
function withWrapped(provider: unknown, name: string, wrap: Wrap): unknown {
  if (typeof provider !== 'object' || provider === null) return provider;
  const options: unknown = Reflect.get(provider, 'options');
  const given = typeof options === 'object' && options !== null ? functionIn(options, name) : undefined;
  if (given !== undefined) return { ...provider, options: { ...(options as object), [name]: wrap(given) } };
  const own = functionIn(provider, name);
  return own === undefined ? provider : { ...provider, [name]: wrap(own) };
}
