import { type ReactElement, useEffect, useState } from 'react';
import type { MadeShare } from '../../api/answers.js';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { SHARES } from '../strings/take-away.js';
import { MomentTime } from '../ui/moment-time.js';

/** The link, the only time that it is shown; copied where the browser lets a page do that. */
export function MadeLink({ share }: { readonly share: MadeShare }): ReactElement {
  const [isCopied, setCopied] = useState(false);
  const url = `${location.origin}${share.url}`;
  useEffect(() => {
    const clipboard: Clipboard | undefined = navigator.clipboard;
    clipboard?.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }, [url]);
  return (
    <div className="share-form">
      <label>
        {SHARES.link}
        <input
          className="field mono"
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <p className="hint" role="status">
        {isCopied ? SHARES.copied : SHARES.once}
      </p>
      <p className="hint">
        {SHARES.until} <MomentTime ms={share.expiresAt} long /> ·{' '}
        <Link to={pathTo.shares()}>{SHARES.all}</Link>
      </p>
    </div>
  );
}
