import type { AuditRecord } from '../../record/audit-record.js';
import { weightOf } from '../burst.js';
import type { FindingRule, Found, RecordHistory } from '../finding-rule.js';
import { MINUTE_MS, stretchUpTo } from '../stretch-before.js';

const WITHIN_MINUTES = 15;
const LEAST = 3;
const MOST_SHOWN = 19;

/** Somebody forgot a password, or somebody guessed one. */
export const failedThenSuccess: FindingRule = {
  name: 'failed_then_success',
  title: 'Signed in after failed attempts',
  severity: 'medium',
  looksAt: ({ action, outcome }) => action === 'authn.login' && outcome === 'success',
  async find(login, history) {
    const groups = await Promise.all(
      waysOf(login).map(async (way) => ({
        ...way,
        failed: failuresBefore(login, await read(login, way, history)),
      })),
    );
    const found = groups.find(({ failed }) => weightOf(failed) >= LEAST);
    return found === undefined ? null : foundIn(login, found);
  },
};

type Common = 'person' | 'session' | 'address';

interface Way {
  readonly common: Common;
  readonly filter: {
    readonly target?: string;
    readonly actor?: string;
    readonly session?: string;
    readonly ip?: string;
  };
}

/** What the attempts may have in common, the surest first. */
function waysOf({ actorType, actorId, sessionId, ip }: AuditRecord): readonly Way[] {
  const ways: Way[] = [];
  if (actorId !== null) ways.push({ common: 'person', filter: { target: `${actorType}/${actorId}` } });
  if (actorId !== null) ways.push({ common: 'person', filter: { actor: actorId } });
  if (sessionId !== null) ways.push({ common: 'session', filter: { session: sessionId } });
  if (ip !== null) ways.push({ common: 'address', filter: { ip } });
  return ways;
}

function read(login: AuditRecord, { filter }: Way, history: RecordHistory): Promise<readonly AuditRecord[]> {
  const stretch = stretchUpTo(login.time, WITHIN_MINUTES);
  return history.list({ ...filter, action: 'authn.login', ...stretch });
}

/** The failures since this person last signed in. */
function failuresBefore(login: AuditRecord, attempts: readonly AuditRecord[]): readonly AuditRecord[] {
  const since = login.time - WITHIN_MINUTES * MINUTE_MS;
  const before = attempts.filter(({ id, time }) => id < login.id && time >= since);
  const last = before.find(({ outcome, actorId }) => outcome === 'success' && actorId === login.actorId);
  return before.filter(
    ({ id, outcome }) => (outcome === 'failure' || outcome === 'denied') && id > (last?.id ?? ''),
  );
}

const SENTENCES: Readonly<Record<Common, string>> = {
  person: 'failed attempts at this account came before the one that succeeded.',
  session: 'failed attempts in the same browser session came before the one that succeeded.',
  address: 'failed attempts from the same address came before the one that succeeded.',
};

function foundIn(
  login: AuditRecord,
  { common, failed }: { readonly common: Common; readonly failed: readonly AuditRecord[] },
): Found {
  const attempts = weightOf(failed);
  return {
    records: [
      ...failed
        .slice(0, MOST_SHOWN)
        .map(({ id }) => id)
        .reverse(),
      login.id,
    ],
    sentence: `${attempts} ${SENTENCES[common]}`,
    metadata: { attempts, common },
  };
}
