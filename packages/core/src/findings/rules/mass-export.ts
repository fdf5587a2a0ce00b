import type { AuditRecord } from '../../record/audit-record.js';
import { completedBurst } from '../burst.js';
import type { FindingRule } from '../finding-rule.js';
import { MINUTE_MS, stretchUpTo } from '../stretch-before.js';

const TERMS = { count: 5, withinMs: 10 * MINUTE_MS } as const;
const LOOK_BACK_MINUTES = 60;
const MANY_ROWS = 1000;

/** Much was taken out at once, or again and again. */
export const massExport: FindingRule = {
  name: 'mass_export',
  title: 'Much was exported',
  severity: 'high',
  looksAt: (record) => isExport(record),
  async find(record, history) {
    const rows = record.metadata?.rows;
    if (typeof rows === 'number' && rows >= MANY_ROWS) {
      return { records: [record.id], sentence: `One export of ${rows} rows.`, metadata: { rows } };
    }
    const { actorId: actor } = record;
    if (actor === null) return null;
    const stretch = stretchUpTo(record.time, LOOK_BACK_MINUTES);
    const all = await history.list({ actor, ...stretch });
    // By themselves too: whatever else the person does in between is not to push them out.
    const same = await history.list({ actor, action: record.action, ...stretch });
    const exports = new Map([...all, ...same].filter(isExport).map((one) => [one.id, one]));
    const burst = completedBurst(record, [...exports.values()], TERMS);
    if (burst === null) return null;
    return {
      records: burst.slice(-20).map(({ id }) => id),
      sentence: `${burst.length} exports by one person within ten minutes.`,
    };
  },
};

function isExport({ action, outcome, stage }: AuditRecord): boolean {
  return stage !== 'intent' && outcome === 'success' && /\.(?:export|download)$/.test(action);
}
