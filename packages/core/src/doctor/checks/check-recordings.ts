import type { AuditSession } from '../../storage/ports.js';
import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import { lengthOf } from '../host/in-words.js';

const LOOKED_AT = 50;
const DAY_MS = 86_400_000;

/** The newest recorded sessions: that there are some, and that their chunks arrive. */
export const checkRecordings: Check = {
  name: 'recordings',
  title: 'Recordings',
  run: async (host) => {
    const { recording } = (await host.rooms()).options;
    if (recording.sample === 0)
      return [found('recordings.off', 'Nothing is recorded: recording.sample is 0.')];
    const { sessions } = await (await host.storage()).sessions.list({ limit: LOOKED_AT });
    const now = host.now().getTime();
    return [notArriving(sessions, now, recording.sample) ?? last(sessions, now)];
  },
};

const LATE_MS = 300_000;
const FEW = 3;

/** Sessions are known by the requests that their pages tagged; without a chunk there is nothing to play. */
function notArriving(sessions: readonly AuditSession[], now: number, sample: number): Finding | null {
  const due = sessions.filter(
    ({ createdAt, expiredAt, erasedAt }) =>
      now - createdAt > LATE_MS && expiredAt === null && erasedAt === null,
  );
  const empty = due.filter(({ chunks }) => chunks === 0);
  // With a sample, as many are empty as are left out: only when all are, something is wrong.
  const limit = sample === 1 ? due.length / 2 : due.length;
  if (empty.length < FEW || empty.length < limit) return null;
  return found(
    'recordings.not_arriving',
    `${empty.length} of the last ${due.length} sessions have no recording: their pages tag requests, and nothing of what they upload arrives.`,
    'npx auditreel doctor --url <page>   # looks at what is in the way: a login, a body limit, a Content-Security-Policy',
  );
}

function last(sessions: readonly AuditSession[], now: number): Finding {
  const seen = sessions.filter(({ chunks }) => chunks > 0).map(({ lastSeenAt }) => lastSeenAt);
  if (seen.length === 0) {
    const mend =
      '<script src="/api/auditreel/recorder.js"></script>   <!-- first in <head>; then click something there -->';
    return found('recordings.none', 'Nothing was recorded in a browser yet.', mend);
  }
  const age = now - Math.max(...seen);
  const says = `The last chunk came ${lengthOf(age)} ago.`;
  if (age <= DAY_MS) return found('recordings.ok', says);
  return found(
    'recordings.old',
    says,
    'Nothing to do, if nobody was there since. Else: npx auditreel doctor --url <page>',
  );
}
