import { ROW_GENERATORS, type RowGenerator } from '../row-generators.ts';

/** How much a viewer looks through. */
export interface ViewerSize {
  readonly records: number;
  readonly sessions: number;
  /** The newest of it, ms. */
  readonly until: number;
}

const DAYS_MS = 90 * 86_400_000;
const [ACTORS, TENANTS, TARGETS] = [5_000, 20, 50_000];

const NOUNS = ['order', 'user', 'invoice', 'product', 'session', 'role', 'report', 'apikey'];
/** With the kind of each. */
const VERBS = { update: 'update', create: 'create', export: 'read', delete: 'delete', approve: 'other' };
const ACTIONS = NOUNS.flatMap((noun) => Object.keys(VERBS).map((verb) => `${noun}.${verb}`));

/** A number from 0 to 1 for each row, even over all rows and in no order: the golden ratio's cousins, turn by turn. */
const EVEN = {
  actor: 2_654_435_761,
  action: 2_246_822_519,
  outcome: 3_266_489_917,
  target: 668_265_263,
  tenant: 374_761_393,
  word: 1_597_334_677,
};

/** The statements that fill the tables like a shop of some size does in 90 days. */
export function viewerSeedSql(provider: 'sqlite' | 'postgresql', size: ViewerSize): readonly string[] {
  const generator = ROW_GENERATORS[provider];
  return [recordsSql(generator, size), sessionsSql(generator, size)];
}

function recordsSql(
  { numbers, id, json, whole }: RowGenerator,
  { records, sessions, until }: ViewerSize,
): string {
  const even = (of: keyof typeof EVEN): string => `((g.n * ${EVEN[of]}) % 4294967296) / 4294967296.0`;
  const at = `${until - DAYS_MS} + ${whole(`g.n * ${DAYS_MS / records}`)}`;
  const drawn = [
    `g.n, ${at} AS at`,
    ...Object.keys(EVEN).map((name) => `${even(name as keyof typeof EVEN)} AS ${name}`),
    `${whole(`g.n * ${sessions / records}`)} AS session_n`,
  ];
  const chosen = [
    'n, at, session_n, word',
    `'user-' || ${whole(`actor * actor * actor * ${ACTORS}`)} AS actor`,
    `'tenant-' || ${whole(`tenant * tenant * ${TENANTS}`)} AS tenant`,
    `${whole(`action * action * ${ACTIONS.length}`)} AS act`,
    `CASE WHEN outcome < 0.9 THEN 'success' WHEN outcome < 0.96 THEN 'failure' WHEN outcome < 0.99 THEN 'denied' ELSE 'unknown' END AS outcome`,
    `${whole(`target * target * ${TARGETS}`)} AS target_n`,
    `CASE WHEN word < 0.6 THEN ${id(`${until - DAYS_MS} + session_n * ${Math.floor(DAYS_MS / sessions)}`, 'session_n')} END AS session`,
  ];
  const action = cases('act', ACTIONS);
  const noun = cases('act / 5', NOUNS);
  const kind = cases('act % 5', Object.values(VERBS));
  const reason = `CASE outcome WHEN 'failure' THEN 'VALIDATION' WHEN 'denied' THEN 'INSUFFICIENT_PERMISSION' END`;
  const words = `CASE WHEN n % 250000 = 77777 THEN 'zebra' WHEN word < 0.02 THEN 'backorder' ELSE 'shipped' END`;
  const text = `'action_' || ${action} || ' outcome_' || outcome || ' actor_' || actor || ' target_' || ${noun} || '/' || target_n || ' person ' || actor || ' /' || ${noun} || 's/:id note about a parcel that was ' || ${words}`;
  return `INSERT INTO audit_records (id, v, "logId", time, "recordedAt", stage, action, kind, outcome, "statusCode", reason, "actorType", "actorId", "actorName", "tenantId", "targetType", "targetId", method, route, "routeSource", "requestId", ip, "ipVia", "userAgent", "durationMs", count, "sessionId", "tabId", "sessionTrust", witness, metadata, "searchText", service)
SELECT ${id('at', 'n')}, 1, 'main', at, at + 400, CASE WHEN n % 50 = 7 THEN 'intent' ELSE 'outcome' END, ${action}, ${kind}, outcome, CASE outcome WHEN 'denied' THEN 403 WHEN 'failure' THEN 422 ELSE 200 END, ${reason}, 'user', actor, 'Person ' || actor, tenant, ${noun}, CAST(target_n AS text), 'POST', '/' || ${noun} || 's/:id', 'template', 'request-' || n, '10.0.' || (n % 250) || '.7', 'socket', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0', 12, 1, session, CASE WHEN session IS NOT NULL THEN 'tab-1' END, CASE WHEN session IS NULL THEN 'none' ELSE 'bound' END, CASE WHEN session IS NULL THEN 'unrecorded' WHEN n % 30 = 0 THEN 'unwitnessed' ELSE 'witnessed' END, ${json(`'{"note":"about a parcel","items":[1,2,3],"total":41.5}'`)}, ${text}, 'shop'
FROM (SELECT ${chosen.join(', ')} FROM (SELECT ${drawn.join(', ')} FROM ${numbers(records)}) AS drawn) AS chosen`;
}

function sessionsSql({ numbers, id }: RowGenerator, { sessions, until }: ViewerSize): string {
  const at = `${until - DAYS_MS} + g.n * ${Math.floor(DAYS_MS / sessions)}`;
  return `INSERT INTO audit_sessions (id, "createdAt", "lastSeenAt", "actorType", "actorId", "tenantId", chunks, bytes)
SELECT ${id(at, 'g.n')}, ${at}, ${at} + 600000, 'user', 'user-' || (g.n % ${ACTORS}), 'tenant-' || (g.n % ${TENANTS}), 0, 0
FROM ${numbers(sessions)}`;
}

function cases(number: string, values: readonly string[]): string {
  return `CASE ${number} ${values.map((value, at) => `WHEN ${at} THEN '${value}'`).join(' ')} END`;
}
