import type { Check } from '../check.js';
import { found } from '../finding.js';
import { saidBy } from '../host/said-by.js';

/** Whether the host's own audit is found, and can be built with its options. */
export const checkAudit: Check = {
  name: 'audit',
  title: 'Audit',
  run: async (host) => {
    try {
      const { path } = (await host.load()).options;
      return [found('audit.ok', `Your audit loads; the recorder's routes are below ${path}.`)];
    } catch (error) {
      return [
        found(
          'audit.broken',
          saidBy(error),
          'npx auditreel doctor --audit src/audit.ts   # the module that exports it',
        ),
      ];
    }
  },
};
