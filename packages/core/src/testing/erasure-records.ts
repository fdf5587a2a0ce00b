import type { AuditRecord } from '../record/audit-record.js';
import { searchTextOf } from '../record/search-text.js';
import { ADA, BOB, GRACE, OFFICE, STREET, type Who } from './erasure-people.js';
import type { ErasureScene } from './erasure-scene.js';
import { EPOCH, sampleRecord } from './storage-samples.js';

type SceneSessions = ErasureScene['sessions'];

export type SceneRecords = Readonly<
  Record<
    | 'ordered'
    | 'intent'
    | 'fromOffice'
    | 'loggedIn'
    | 'failedLogin'
    | 'strangersLogin'
    | 'beforeLogin'
    | 'fromHome'
    | 'onBehalf'
    | 'renamed'
    | 'message'
    | 'invited'
    | 'laptop'
    | 'bobs'
    | 'near'
    | 'service',
    AuditRecord
  >
>;

/** What Ada did, what others did to her or wrote of her, and what only looks like it. */
export function sceneRecords({ ada, before, grace }: SceneSessions): SceneRecords {
  const from = { ip: ADA.ip, ipVia: 'socket', userAgent: ADA.agent } as const;
  const own = { ...by(ADA, ADA.ip), sessionId: ada.id, sessionTrust: 'bound' } as const;
  return {
    ordered: record({
      ...own,
      ...targeting('order', '1', { name: 'Order of Ada' }),
      metadata: { street: STREET },
    }),
    intent: record({ ...own, stage: 'intent' }),
    fromOffice: record({ ...by(ADA, OFFICE), reason: `Asked by ${ADA.email}` }),
    loggedIn: record({ ...own, action: 'authn.login', ...targeting('user', ADA.id, { name: ADA.email }) }),
    failedLogin: record({
      ...from,
      outcome: 'failure',
      ...targeting('user', ADA.id, { name: ADA.email, verified: false }),
    }),
    strangersLogin: record({
      ip: GRACE.ip,
      ...targeting('user', null, { name: ADA.email, verified: false }),
    }),
    beforeLogin: record({ ...from, sessionId: before.id, sessionTrust: 'signed', metadata: { step: 2 } }),
    fromHome: record({ ...from, metadata: { page: 'start' } }),
    onBehalf: record({
      ...{ ...by(GRACE, GRACE.ip), onBehalfOfType: 'user', onBehalfOfId: ADA.id },
      ...{ sessionId: grace.id, sessionTrust: 'bound', metadata: { as: ADA.email, ticket: 7 } },
    }),
    renamed: record({
      ...{ ...by(GRACE, GRACE.ip), ...targeting('user', ADA.id, { name: ADA.name }) },
      metadata: { from: { name: ADA.name }, to: { name: 'King' }, admin: GRACE.name },
    }),
    message: record({
      ...by(BOB, OFFICE),
      route: `/people/${ADA.email}`,
      metadata: {
        text: `Ask ${ADA.name.toUpperCase()} <ADA.Lovelace@Example.org>, seen at ${ADA.ip}.\nBob`,
        url: `https://x.test/?u=${encodeURIComponent(ADA.email)}&v=1`,
        [ADA.email]: true,
        json: JSON.stringify({ note: `\n${ADA.name}` }),
        list: ['kept', ADA.name],
      },
    }),
    invited: record({
      ...by(BOB, OFFICE),
      ...targeting('invitation', ADA.email, { name: `For ${ADA.name}` }),
    }),
    laptop: record({
      actorType: 'api_key',
      actorId: 'key-1',
      actorName: `${ADA.name}’s laptop`,
      ip: GRACE.ip,
    }),
    bobs: record({
      ...by(BOB, OFFICE),
      ...targeting('order', '2', { name: 'Order of Bob' }),
      metadata: { to: 'Bob' },
    }),
    near: record({
      ...by(BOB, OFFICE),
      metadata: { a: `not-${ADA.email}`, b: `${ADA.name}son`, c: `1${ADA.ip}`, d: `${ADA.ip}0`, e: 'ada' },
    }),
    service: record({ actorType: 'service', actorId: ADA.id, actorName: 'Another namespace of ids' }),
  };
}

function by({ id, name, agent }: Who, ip: string): Partial<AuditRecord> {
  return { actorType: 'user', actorId: id, actorName: name, ip, ipVia: 'socket', userAgent: agent };
}

function targeting(
  type: string,
  id: string | null,
  { name, verified }: { readonly name: string; readonly verified?: boolean },
): Partial<AuditRecord> {
  const target = { type, ...(id !== null && { id }), name, ...(verified !== undefined && { verified }) };
  return { targetType: type, targetId: id, targetName: name, targets: [target] };
}

let made = 0;

function record(over: Partial<AuditRecord>): AuditRecord {
  made++;
  const row = sampleRecord({ time: EPOCH + made, ...over });
  return { ...row, searchText: searchTextOf(row) };
}
