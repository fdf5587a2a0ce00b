import type { AuditRecord } from '../../record/audit-record.js';
import { deviceOf, networkOf } from '../device.js';
import type { FindingRule } from '../finding-rule.js';
import { stretchUpTo } from '../stretch-before.js';

const LOOK_BACK_MINUTES = 30 * 24 * 60;

/** Somebody signed in with a browser, or from a network, that was not seen with them in the last 30 days. */
export const newDevice: FindingRule = {
  name: 'new_device',
  title: 'Signed in from somewhere new',
  severity: 'medium',
  looksAt: (record) => isLogin(record) && (record.ip !== null || record.userAgent !== null),
  async find(login, history) {
    const { actorId: actor } = login;
    if (actor === null) return null;
    const stretch = stretchUpTo(login.time, LOOK_BACK_MINUTES);
    const logins = earlier(await history.list({ actor, action: 'authn.login', ...stretch }), login).filter(
      isLogin,
    );
    if (logins.some((one) => isAlike(one, login))) return null;
    // A session may be older than any of the logins that are kept.
    const others = earlier(await history.list({ actor, ...stretch }), login);
    if (others.length === 0 || others.some((one) => isAlike(one, login))) return null;
    const isNewDevice = others
      .concat(logins)
      .every((one) => deviceOf(one.userAgent) !== deviceOf(login.userAgent));
    return {
      records: [login.id],
      severity: isNewDevice ? 'medium' : 'low',
      sentence: isNewDevice
        ? 'This browser was not seen with this person in the last 30 days.'
        : 'This browser was not seen with this person on this network in the last 30 days.',
    };
  },
};

function isLogin({ action, outcome, actorId }: AuditRecord): boolean {
  return action === 'authn.login' && outcome === 'success' && actorId !== null;
}

function earlier(rows: readonly AuditRecord[], login: AuditRecord): readonly AuditRecord[] {
  return rows.filter(({ id, ip, userAgent }) => id < login.id && (ip !== null || userAgent !== null));
}

function isAlike(one: AuditRecord, login: AuditRecord): boolean {
  return deviceOf(one.userAgent) === deviceOf(login.userAgent) && networkOf(one.ip) === networkOf(login.ip);
}
