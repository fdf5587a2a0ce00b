import type { AuditRecord } from '../../record/audit-record.js';
import type { AuditStorage } from '../../storage/ports.js';
import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import { amountOf, lengthOf } from '../host/in-words.js';

const DAY_MS = 86_400_000;
const LOOKED_AT = 100;

/** The newest records: that there are some, that none were dropped, that browsers' requests were recorded. */
export const checkRecords: Check = {
  name: 'records',
  title: 'Records',
  run: async (host) => {
    const storage = await host.storage();
    const now = host.now().getTime();
    const { records } = await storage.records.list({ limit: LOOKED_AT });
    const troubles = [...(await dropped(storage, now)), ...unrecorded(records)];
    return [...troubles, ...last(records, now)];
  },
};

function last(records: readonly AuditRecord[], now: number): readonly Finding[] {
  const newest = records.find(isOfHost);
  if (newest === undefined) {
    const mend =
      'app.use(auditMiddleware(audit));   // before the routes; then send a request that changes something';
    return [found('records.none', 'Nothing was recorded yet.', mend)];
  }
  const age = now - newest.time;
  const says = `The last record, ${newest.action}, is ${lengthOf(age)} old.`;
  if (age <= DAY_MS) return [found('records.ok', says)];
  return [
    found(
      'records.old',
      says,
      'Nothing to do, if nobody changed anything since. Else see Spool and Database.',
    ),
  ];
}

/** Not what auditreel says about itself. */
function isOfHost({ action }: AuditRecord): boolean {
  return !/^(?:audit|replay|retention|privacy)\./.test(action);
}

const WEEK_MS = 7 * DAY_MS;

async function dropped(storage: AuditStorage, now: number): Promise<readonly Finding[]> {
  const { records } = await storage.records.list({
    action: 'audit.dropped',
    from: now - WEEK_MS,
    limit: LOOKED_AT,
  });
  const [newest] = records;
  if (newest === undefined) return [];
  const count = records.reduce((sum, record) => sum + record.count, 0);
  const says = `${amountOf(count, 'record')} could not be kept in the last week, the last ${lengthOf(now - newest.time)} ago.`;
  const mend =
    'Give the spool more room (durability.spool.maxBytes), and read what onError said: ERR_AUDIT_DROPPED names the reason.';
  return [found('records.dropped', says, mend)];
}

const ENOUGH = 10;

/** Requests of browsers that had no recorder: without one there is nothing to replay beside them. */
function unrecorded(records: readonly AuditRecord[]): readonly Finding[] {
  const ofBrowsers = records.filter(
    ({ witness, userAgent }) =>
      witness !== null && witness !== 'pending' && (userAgent ?? '').startsWith('Mozilla/'),
  );
  const without = ofBrowsers.filter(({ witnessReason }) => witnessReason === 'no_recorder');
  if (without.length < ENOUGH || without.length * 2 < ofBrowsers.length) return [];
  const says = `${without.length} of the last ${ofBrowsers.length} requests of browsers came from pages without the recorder.`;
  return [
    found(
      'records.unrecorded',
      says,
      '<script src="/api/auditreel/recorder.js"></script>   <!-- first in <head>, in every page -->',
    ),
  ];
}
