import type { GuardState } from '../../cli/guard/guard-state.js';
import { planGuard } from '../../cli/guard/plan-guard.js';
import type { Trigger } from '../../storage/catalogue.js';
import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';

const ADD = 'npx auditreel guard add && npx prisma migrate dev';

/** Whether records and changes are append-only: by the migrations, and in the database. */
export const checkGuard: Check = {
  name: 'guard',
  title: 'Guard',
  run: async (host) => {
    const { state, add } = planGuard(host.options, host.cwd);
    const refused = ofHistory(state);
    if (refused !== null) return [refused];
    const triggers = await (await host.database()).guardTriggers();
    return [ofDatabase(namesIn(add), triggers)];
  },
};

function ofHistory(state: GuardState): Finding | null {
  switch (state.is) {
    case 'current':
      return null;
    case 'absent':
      return found('guard.absent', 'Records can be changed and removed: the migrations have no guard.', ADD);
    case 'outdated':
      return found(
        'guard.outdated',
        `${state.migration} is not the installed guard, or for other names.`,
        ADD,
      );
    case 'lost':
      return found(
        'guard.lost',
        `${state.migration} made a guarded table anew, and the guard went with it.`,
        ADD,
      );
  }
}

function ofDatabase(wanted: readonly string[], triggers: readonly Trigger[]): Finding {
  const missing = wanted.filter((name) => !triggers.some((one) => one.name === name));
  if (missing.length > 0) {
    return found(
      'guard.not_in_database',
      `The migrations have the guard, and the database lacks ${missing.join(', ')}: somebody dropped it, or it was never applied.`,
      'npx prisma migrate deploy; where that has nothing to do: npx auditreel guard remove && npx auditreel guard add && npx prisma migrate deploy',
    );
  }
  const off = triggers.filter(({ name, isEnabled }) => wanted.includes(name) && !isEnabled);
  if (off.length > 0) {
    const names = off.map(({ name }) => name).join(', ');
    return found('guard.disabled', `Somebody turned the guard off: ${names}.`, enable(off));
  }
  return found(
    'guard.ok',
    `Records and changes are only added: ${wanted.length} triggers refuse everything else.`,
  );
}

function enable(off: readonly Trigger[]): string {
  return off.map(({ table, name }) => `ALTER TABLE ${table} ENABLE TRIGGER "${name}";`).join(' ');
}

/** The triggers that a guard's script makes. */
function namesIn(script: string): readonly string[] {
  return [...script.matchAll(/CREATE TRIGGER ["`]([^"`]+)["`]/g)].flatMap(([, name]) => name ?? []);
}
