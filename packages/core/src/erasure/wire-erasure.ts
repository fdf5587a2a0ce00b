import type { Audit } from '../audit.js';
import { AuditError } from '../errors.js';
import { exportPerson } from '../export/export-person.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { erase } from './erase.js';
import type { ErasureRooms } from './erasure-rooms.js';

/** What is done at a person's wish. What this process has not stored yet is stored first. */
export function wireErasure(
  options: ResolvedOptions,
  { flush, now }: { readonly flush: () => Promise<void>; readonly now: () => number },
): Pick<Audit, 'erase' | 'exportOf'> {
  const rooms = async (): Promise<ErasureRooms> => {
    const { storage } = options;
    if (storage.erasure === undefined) throw notOffered();
    await flush();
    await storage.check();
    return { options, store: storage.erasure, now };
  };
  return {
    erase: async (who) => erase(who, await rooms()),
    async *exportOf(who) {
      yield* exportPerson(who, await rooms());
    },
  };
}

function notOffered(): AuditError {
  return new AuditError(
    'ERR_AUDIT_OPTIONS',
    'This storage cannot look for a person: prismaStorage(prisma) can, or give yours the port `erasure`.',
  );
}
