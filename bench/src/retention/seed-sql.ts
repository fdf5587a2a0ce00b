import { ROW_GENERATORS } from '../row-generators.ts';

/** How much a database is filled with before it is pruned. */
export interface SeedSize {
  readonly records: number;
  readonly sessions: number;
  readonly chunksPerSession: number;
  readonly chunkBytes: number;
}

/** 2025-01-01: a minute between records, and between sessions. */
const START = 1_735_689_600_000;

/** The statements that fill the tables, all of it old enough to go. */
export function seedSql(provider: 'sqlite' | 'postgresql', size: SeedSize): readonly string[] {
  const { numbers, id, bytes, json, isTrue } = ROW_GENERATORS[provider];
  const { records, sessions, chunksPerSession, chunkBytes } = size;
  const at = (n: string): string => `${START} + (${n}) * 20000`;
  const session = (n: string): string => id(at(n), n);
  const chunk = `g.n / ${chunksPerSession}`;
  const seq = `g.n % ${chunksPerSession}`;
  const chunks = sessions * chunksPerSession;
  const metadata = json(`'{"note":"${'x'.repeat(200)}","items":[1,2,3]}'`);
  return [
    `INSERT INTO audit_records (id, v, "logId", time, "recordedAt", stage, action, kind, outcome, "statusCode", "actorType", "actorId", "targetType", "targetId", method, route, "requestId", ip, "userAgent", "durationMs", count, "sessionId", "sessionTrust", witness, metadata, "searchText", service)
SELECT ${id(at('g.n'), 'g.n')}, 1, 'main', ${at('g.n')}, ${at('g.n')} + 500, 'outcome', 'order.update', 'update', 'success', 200, 'user', 'user-' || (g.n % 5000), 'order', 'order-' || (g.n % 100000), 'POST', '/orders/:id/items', 'request-' || g.n, '10.0.0.1', 'Mozilla/5.0 (X11; Linux x86_64)', 12, 1, ${session(`g.n % ${sessions}`)}, 'bound', 'witnessed', ${metadata}, 'action_order.update actor_user target_order', 'shop'
FROM ${numbers(records)}`,
    `INSERT INTO audit_sessions (id, "createdAt", "lastSeenAt", "actorType", "actorId", chunks, bytes)
SELECT ${session('g.n')}, ${at('g.n')}, ${at('g.n')} + 600000, 'user', 'user-' || (g.n % 5000), ${chunksPerSession}, ${chunksPerSession * chunkBytes}
FROM ${numbers(sessions)}`,
    `INSERT INTO audit_chunks ("sessionId", "tabId", page, seq, part, parts, "firstMs", "lastMs", "sentMs", "receivedAt", events, "hasSnapshot", "byteLength", sha256, dropped, encoding, data)
SELECT ${session(chunk)}, 'tab-1', 'page-1', ${seq}, 0, 1, ${at(chunk)}, ${at(chunk)}, ${at(chunk)}, ${at(chunk)}, 100, ${isTrue}, ${chunkBytes}, '${'0'.repeat(64)}', 0, 'gzip', ${bytes(chunkBytes)}
FROM ${numbers(chunks)}`,
    `INSERT INTO audit_marks ("sessionId", "requestId", method, "tabId", page, t)
SELECT ${session(chunk)}, 'request-' || g.n, 'POST', 'tab-1', 'page-1', ${at(chunk)}
FROM ${numbers(chunks)}`,
  ];
}
