import { planChanges } from '../../cli/changes/changes-plan.js';
import { changesInDatabase, changesInHistory } from '../../cli/doctor/doctor-changes.js';
import type { Check } from '../check.js';
import { found } from '../finding.js';

/** Whether what the schema marks is tracked: by the migrations, and in the database. */
export const checkChanges: Check = {
  name: 'changes',
  title: 'Changes',
  run: async (host) => {
    const plan = planChanges(host.options, host.cwd);
    const inHistory = changesInHistory(plan);
    if (inHistory !== null) return [found('changes.behind', inHistory.says, inHistory.run || null)];
    if (plan.tables.length === 0)
      return [found('changes.none', NONE, 'npx auditreel changes add Order User')];
    const inDatabase = await changesInDatabase(plan, await host.database());
    if (inDatabase !== null) return [found('changes.not_in_database', inDatabase.says, inDatabase.run)];
    return [found('changes.ok', `Tracked: ${plan.tables.map(({ model }) => model).join(', ')}.`)];
  },
};

const NONE = 'No model is tracked: records say who did what, and not what it did to which row.';
