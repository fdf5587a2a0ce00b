import { type Audit, ROOMS } from './audit.js';
import { handleSignals } from './handle-signals.js';
import { once } from './once.js';
import type { ResolvedOptions } from './resolve-options.js';
import { sharedAudits, sharingKey } from './shared-audits.js';

/**
 * An audit that is wired at its first use: evaluating the host's module again (a reload, another bundle) costs
 * nothing, and where the process shares one already, that one does the work.
 */
export function lazyAudit(options: ResolvedOptions, wire: () => Audit): Audit {
  const wired = once(() => {
    const shared = sharedAudits().get(sharingKey(options));
    if (shared !== undefined) {
      shared[ROOMS].adopt(options);
      return shared;
    }
    const own = wire();
    if (options.handleSignals) handleSignals(() => own.close());
    return own;
  });
  return {
    path: options.path,
    record: (input) => wired().record(input),
    flush: (how) => wired().flush(how),
    close: (how) => wired().close(how),
    health: () => wired().health(),
    prune: (options) => wired().prune(options),
    hold: (input) => wired().hold(input),
    release: (id, by) => wired().release(id, by),
    holds: () => wired().holds(),
    erase: (options) => wired().erase(options),
    exportOf: (options) => wired().exportOf(options),
    get [ROOMS]() {
      return wired()[ROOMS];
    },
  };
}
