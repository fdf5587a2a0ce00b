import { changesSql } from '../../../packages/core/src/changes/triggers/changes-sql.js';
import { hasModel, tableNamesOf } from '../../../packages/core/src/prisma/data-model.ts';
import { AUDIT_CHANGE, AUDIT_CONTEXT } from '../../../packages/core/src/prisma/models.ts';
import type { UpdatingClient } from './open-driver.ts';

const COLUMNS = [
  ['id', 'number'],
  ['n', 'number'],
  ['note', 'text'],
] as const;

/** The triggers of one table, as `changes add` writes them. */
export async function installTriggers(
  prisma: UpdatingClient,
  provider: 'sqlite' | 'postgresql',
): Promise<void> {
  const columns = COLUMNS.map(([field, kind]) => ({
    ...{ field, column: field, kind, redacted: false, ignored: false },
  }));
  const table = { model: 'Tracked', schema: null, table: 'Tracked', id: ['id'], columns, cascades: [] };
  const context = hasModel(prisma, AUDIT_CONTEXT) ? tableNamesOf(prisma, AUDIT_CONTEXT) : null;
  const script = changesSql([table], { changes: tableNamesOf(prisma, AUDIT_CHANGE), context }, provider);
  // The script has blank lines between statements, and nowhere else.
  const statements = script.replace(/^--.*$/gm, '').split(/;\n(?:\n|$)/);
  for (const statement of statements) if (statement.trim() !== '') await prisma.$executeRawUnsafe(statement);
}
