import type { AuditRecord, Erasure } from '../record/audit-record.js';
import { searchTextOf } from '../record/search-text.js';
import type { AuditChange } from '../storage/change-store.js';
import type { AuditHold } from '../storage/hold-store.js';
import type { AuditSession } from '../storage/ports.js';
import { ADA, GRACE } from './erasure-people.js';
import type { ErasureScene } from './erasure-scene.js';

type Stamp = Omit<Erasure, 'fields'>;

const ERASED = '[erased]';
const ORIGIN = { ip: null, ipVia: null, userAgent: null } as const;
const FROM = ['ip', 'ipVia', 'userAgent'];

/** The records of the scene as they are once Ada is erased; what is not named here stays as it was. */
export function erasedRecords({ records }: ErasureScene, stamp: Stamp): readonly AuditRecord[] {
  const own = { ...ORIGIN, actorName: null, metadata: null };
  const named = (name: keyof typeof records, id: string | null = null): Partial<AuditRecord> => ({
    targetName: null,
    targets: (records[name].targets ?? []).map((target) => ({ ...target, ...(id && { id }), name: ERASED })),
  });
  const metadata = {
    text: `Ask ${ERASED} <${ERASED}>, seen at ${ERASED}.\nBob`,
    url: `https://x.test/?u=${ERASED}&v=1`,
    [ERASED]: true,
    json: JSON.stringify({ note: `\n${ERASED}` }),
    list: ['kept', ERASED],
  };
  const edits: Partial<Record<keyof typeof records, readonly [Partial<AuditRecord>, readonly string[]]>> = {
    ordered: [{ ...own, ...named('ordered') }, ['actorName', 'targetName', 'targets', ...FROM, 'metadata']],
    intent: [own, ['actorName', ...FROM]],
    fromOffice: [{ ...own, reason: `Asked by ${ERASED}` }, ['reason', 'actorName', ...FROM]],
    loggedIn: [{ ...own, ...named('loggedIn') }, ['actorName', 'targetName', 'targets', ...FROM]],
    failedLogin: [{ ...own, ...named('failedLogin') }, ['targetName', 'targets', ...FROM]],
    strangersLogin: [{ ...own, ...named('strangersLogin') }, ['targetName', 'targets', 'ip']],
    beforeLogin: [own, [...FROM, 'metadata']],
    fromHome: [ORIGIN, FROM],
    onBehalf: [{ metadata: { as: ERASED, ticket: 7 } }, ['metadata']],
    renamed: [
      {
        ...named('renamed'),
        metadata: { from: { name: ERASED }, to: { name: 'King' }, admin: GRACE.name },
      },
      ['metadata', 'targetName', 'targets'],
    ],
    message: [{ route: `/people/${ERASED}`, metadata }, ['route', 'metadata']],
    invited: [
      {
        targetId: ERASED,
        targetName: `For ${ERASED}`,
        targets: [{ type: 'invitation', id: ERASED, name: `For ${ERASED}` }],
      },
      ['targetId', 'targetName', 'targets'],
    ],
    laptop: [{ actorName: `${ERASED}’s laptop` }, ['actorName']],
  };
  return Object.entries(records).map(([name, row]): AuditRecord => {
    const [columns, fields] = edits[name as keyof typeof records] ?? [];
    if (columns === undefined || fields === undefined) return row;
    const erased = { ...row, ...columns };
    return {
      ...erased,
      searchText: searchTextOf(erased),
      redacted: { ...stamp, fields: [...fields].sort() },
    };
  });
}

/** The same of its sessions. */
export function erasedSessions({ sessions }: ErasureScene, { at }: Stamp): readonly AuditSession[] {
  const { before, ada, grace, bob, stranger } = sessions;
  const own = { actorName: null, ip: null, userAgent: null, erasedAt: at };
  return [
    { ...before, ...own },
    { ...ada, ...own },
    { ...grace, erasedAt: at },
    bob,
    { ...stranger, ip: null, userAgent: null },
  ];
}

/** The same of its changes. */
export function erasedChanges({ changes }: ErasureScene, stamp: Stamp): readonly AuditChange[] {
  const reduced = (
    row: AuditChange,
    columns: Partial<AuditChange>,
    fields: readonly string[],
  ): AuditChange => ({
    ...row,
    ...columns,
    redacted: { ...stamp, fields },
  });
  const { herself, byHer, inHerRequest, hersByKey, hersLater, naming, bobs, bobsKey, gone } = changes;
  return [
    reduced(herself, { after: { id: ERASED, name: ERASED, password: '[redacted]' } }, ['id', 'name']),
    reduced(byHer, { after: { street: ERASED } }, ['street']),
    reduced(inHerRequest, { after: { street: ERASED } }, ['street']),
    reduced(hersByKey, { after: { userId: ADA.id, town: ERASED } }, ['town']),
    reduced(hersLater, { before: { town: ERASED }, after: { town: ERASED } }, ['town']),
    reduced(naming, { after: { note: `For ${ERASED}`, total: 2 } }, ['note']),
    bobs,
    bobsKey,
    gone,
  ];
}

/** The same of its holds: their ids stay, as they do in records. */
export function erasedHolds({ holds: { released, bobs } }: ErasureScene): readonly AuditHold[] {
  return [{ ...released, reason: `${ERASED} against us` }, bobs];
}
