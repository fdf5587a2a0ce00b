import { expect, it } from 'vitest';
import type { AuditRecord } from '../../record/audit-record.js';
import { after, foundAt, MINUTE, saysOfLast } from '../testing/told.js';
import { newDevice } from './new-device.js';

const DAY = 86_400_000;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';
const NEWER_FIREFOX = FIREFOX.replaceAll('144.0', '145.0');
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

const login = (ms: number, userAgent: string, fields: Partial<AuditRecord> = {}): AuditRecord =>
  after(ms, { action: 'authn.login', kind: 'auth', userAgent, ...fields });

it('says nothing of a first login, nor of the same browser in the same network', async () => {
  const records = [
    login(0, FIREFOX),
    login(DAY, NEWER_FIREFOX, { ip: '203.0.113.250' }),
    login(2 * DAY, FIREFOX, { actorId: 'bob' }),
  ];
  expect(await foundAt(newDevice, records)).toEqual([]);
});

it('finds another browser, and the same one elsewhere', async () => {
  const other = [login(0, FIREFOX), login(DAY, CHROME)];
  expect(await saysOfLast(newDevice, other)).toMatchObject({ severity: 'medium' });
  const elsewhere = [login(0, FIREFOX), login(DAY, FIREFOX, { ip: '198.51.100.7' })];
  expect(await saysOfLast(newDevice, elsewhere)).toMatchObject({ severity: 'low' });
});

it('knows a device by anything that was done with it, and forgets it after 30 days', async () => {
  const ordered = after(0, { userAgent: FIREFOX });
  expect(await foundAt(newDevice, [ordered, login(MINUTE, FIREFOX)])).toEqual([]);
  const records = [login(0, FIREFOX), login(20 * DAY, CHROME), login(31 * DAY, FIREFOX)];
  expect(await foundAt(newDevice, records)).toEqual([1, 2]);
});

it('is not drowned by what comes right after it', async () => {
  const noise = Array.from({ length: 250 }, (_, n) => after(MINUTE + 1 + n, { userAgent: CHROME }));
  expect(await saysOfLast(newDevice, [login(0, FIREFOX), login(MINUTE, CHROME)], noise)).not.toBeNull();
});
