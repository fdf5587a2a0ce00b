import type { AuditStorage } from '../../storage/ports.js';
import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import { promptly } from '../host/promptly.js';
import { saidBy } from '../host/said-by.js';

/** Whether the database answers, and has the tables. */
export const checkDatabase: Check = {
  name: 'database',
  title: 'Database',
  run: async (host) => {
    const { storage } = await host.rooms();
    if (storage.isVolatile === true) return [found('database.memory', IN_MEMORY, MEMORY_MEND)];
    return [await answerOf(storage)];
  },
};

const IN_MEMORY = 'Records and recordings are kept in memory, and are gone with the process.';
const MEMORY_MEND = 'createAudit({ storage: prismaStorage(prisma), … })';

async function answerOf(storage: AuditStorage): Promise<Finding> {
  try {
    await promptly(storage.check(), { ms: 10_000, says: 'The database did not answer' });
    return found('database.ok', 'The database answers, and has every table.');
  } catch (error) {
    if (codeOf(error) !== 'ERR_AUDIT_SCHEMA_MISSING') {
      return found(
        'database.unreachable',
        saidBy(error),
        'Start the database, or correct the address that your Prisma client has.',
      );
    }
    const [says = ''] = saidBy(error).split('Add auditreel');
    return found(
      'database.tables_missing',
      says.trim(),
      'npx prisma migrate deploy   # in development: npx prisma migrate dev',
    );
  }
}

/** By code: the host may have another copy of the class. */
function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}
