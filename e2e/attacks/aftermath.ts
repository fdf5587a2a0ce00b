import { expect, it } from 'vitest';
import { accountOf } from '../../examples/express-shop/src/traffic/people.js';
import type { StoredRecord } from './audit-database.js';
import { client } from './client.js';
import { SECRETS } from './planted-secrets.js';
import type { Target } from './target.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** What must be so after every attack. */
export function aftermath(target: () => Target): void {
  it('the shop still serves, and a normal login is exactly one record', async () => {
    const visitor = client(target());
    expect((await visitor.send({ method: 'GET', path: '/' })).status).toBe(200);
    const body = new URLSearchParams({ ...accountOf('ann@example.test') }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { requestId, ...answer } = await visitor.tagged({ method: 'POST', path: '/login', headers, body });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account']);
    expect(await target().database.recordOf(requestId)).toMatchObject({
      action: 'authn.login',
      outcome: 'success',
      actorName: 'Ann Lindqvist',
    });
  });

  it('is the same process: it opened once, and one writer wrote everything', async () => {
    expect(target().shop.output().split('is open at')).toHaveLength(2);
    const records = (await target().database.records()).filter(isWritten);
    expect(new Set(records.map(({ writerEpoch }) => writerEpoch)).size).toBe(1);
  });

  it('has said nothing of us: no stack trace, no error', () => {
    const output = target().shop.output();
    expect(output).not.toMatch(/auditreel:|\n\s+at |Error/);
  });

  it.each(Object.entries(SECRETS))('has printed no planted %s', (_name, secret) => {
    expect(target().shop.output()).not.toContain(secret);
  });

  it('lost no record: ended, it leaves one for every answer that changed something, and no hole', async () => {
    // Only the end writes what still waits, such as a flood of 404s that becomes one record with a count.
    await target().shop.restart('SIGTERM');
    const records = (await target().database.records()).filter(isWritten);
    const wanted = target().answered.byStatus();
    expect(countsOf(records)).toEqual(wanted);
    const seqs = records.map(({ writerSeq }) => writerSeq ?? -1).toSorted((one, other) => one - other);
    expect(seqs).toEqual(seqs.map((_, i) => i));
    expect(new Set(records.map(({ writerEpoch }) => writerEpoch)).size).toBe(1);
  });

  it.each(Object.entries(SECRETS))('has a planted %s in no byte of the database', async (_name, secret) => {
    const bytes = await target().database.bytes();
    expect(bytes.includes('authn.login')).toBe(true);
    const forms = [secret, secret.toLowerCase(), encodeURIComponent(secret), secret.replaceAll(' ', '')];
    for (const form of new Set(forms)) expect([form, bytes.indexOf(form)]).toEqual([form, -1]);
  });
}

/** What was found in the records stands beside them: no writer numbers it. */
function isWritten({ action }: StoredRecord): boolean {
  return action !== 'audit.finding';
}

/** By status; what was dropped before its answer left is not among what was answered. */
function countsOf(
  records: Awaited<ReturnType<Target['database']['records']>>,
): Readonly<Record<string, number>> {
  const counts = new Map<number, number>();
  for (const { method, statusCode, count, reason, parentId } of records) {
    if (method === null || READS.has(method) || reason === 'ABORTED' || parentId !== null) continue;
    counts.set(statusCode ?? 0, (counts.get(statusCode ?? 0) ?? 0) + count);
  }
  return Object.fromEntries(counts);
}
