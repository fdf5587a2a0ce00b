import type { Provider } from '../render-models.js';
import { mysqlGuard, mysqlWithoutGuard } from './guard-mysql.js';
import { postgresqlGuard, postgresqlWithoutGuard } from './guard-postgresql.js';
import { sqliteGuard, sqliteWithoutGuard } from './guard-sqlite.js';
import { type GuardNames, type GuardTarget, guardTarget } from './guard-target.js';

/** Version of the guard's triggers; `guard check` compares the host's history with it. */
export const GUARD_VERSION = 2;

interface GuardStatements {
  readonly add: (target: GuardTarget) => readonly string[];
  readonly remove: (target: GuardTarget) => readonly string[];
}

const STATEMENTS: Readonly<Record<Provider, GuardStatements>> = {
  sqlite: { add: sqliteGuard, remove: sqliteWithoutGuard },
  postgresql: { add: postgresqlGuard, remove: postgresqlWithoutGuard },
  mysql: { add: mysqlGuard, remove: mysqlWithoutGuard },
};

/** The migration that makes records and changes append-only, whatever guard was there before. */
export function guardSql(names: GuardNames, provider: Provider): string {
  return script(
    [
      `-- auditreel guard ${GUARD_VERSION}`,
      '-- Records and changes are only added. Made by `npx auditreel guard add`, to be taken away by `npx auditreel guard remove`.',
    ],
    STATEMENTS[provider].add(guardTarget(names, provider)),
  );
}

/** The migration that takes the guard away. */
export function guardRemovalSql(names: GuardNames, provider: Provider): string {
  return script(
    ['-- auditreel guard removed', '-- Made by `npx auditreel guard remove`.'],
    STATEMENTS[provider].remove(guardTarget(names, provider)),
  );
}

function script(comments: readonly string[], statements: readonly string[]): string {
  return `${[comments.join('\n'), ...statements.map((statement) => `${statement};`)].join('\n\n')}\n`;
}
