import { type ReactElement, useState } from 'react';
import type { Share } from '../../api/answers.js';
import { actorName } from '../records/record-names.js';
import { Link } from '../routing/router.js';
import { SHARES } from '../strings/take-away.js';
import { Outside } from '../text/outside.js';
import { MomentTime } from '../ui/moment-time.js';
import { useRevokeShare } from './use-shares.js';

/** A link in force: where it leads, whose it is, and the way to end it. */
export function ShareRow({ share }: { readonly share: Share }): ReactElement {
  const [isSure, setSure] = useState(false);
  const revoking = useRevokeShare();
  const revoke = (): void => (isSure ? revoking.mutate(share.id) : setSure(true));
  return (
    <li className="share-row">
      <div>
        <p>
          <Link to={share.path}>{share.path.startsWith('/records/') ? SHARES.record : SHARES.moment}</Link>{' '}
          <span className="mono faint">
            <Outside value={share.path} />
          </span>
        </p>
        {share.note !== null && (
          <p>
            <Outside value={share.note} />
          </p>
        )}
        <p className="hint">
          {SHARES.made} <MomentTime ms={share.time} long /> {SHARES.by} <Outside value={actorName(share)} /> ·{' '}
          {SHARES.worksUntil} <MomentTime ms={share.expiresAt} long /> · {openedText(share.opened)}
        </p>
        {revoking.error !== null && (
          <p className="problem" role="alert">
            <Outside value={revoking.error.message} />
          </p>
        )}
      </div>
      <button
        type="button"
        className={isSure ? 'button danger' : 'button'}
        disabled={revoking.isPending}
        onClick={revoke}
        onBlur={() => setSure(false)}
      >
        {isSure ? SHARES.revokeSure : SHARES.revoke}
      </button>
    </li>
  );
}

function openedText({ count, isAtLeast }: Share['opened']): string {
  return count === 0 ? SHARES.unopened : SHARES.opened(`${count}${isAtLeast ? '+' : ''}`);
}
