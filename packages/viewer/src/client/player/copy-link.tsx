import { Popover } from 'radix-ui';
import { type ReactElement, useState } from 'react';
import { useRouter } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { ShareForm } from '../share/share-form.js';
import { PLAYER } from '../strings/player.js';
import type { VisitView } from '../visit/visit-view.js';
import type { VisitPlayer } from './visit-player.js';

interface CopyLinkProps {
  readonly player: VisitPlayer;
  readonly view: VisitView;
}

/** The address of what is on show, to the millisecond: copied, and shown for where copying is not allowed. */
export function CopyLink({ player, view }: CopyLinkProps): ReactElement {
  const { href } = useRouter();
  const [path, setPath] = useState<string | null>(null);
  const link = path === null ? null : `${location.origin}${href(path)}`;
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    const { segment } = player.state();
    const at = { t: player.time(), ...(segment === null ? {} : { tab: segment.tabId }) };
    const to = pathTo.session(segment?.sessionId ?? view.sessionId, at);
    setPath(to);
    setCopied(false);
    // Only where the page is served safely; and even there a browser may refuse: the link stands there all the same.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    clipboard?.writeText(`${location.origin}${href(to)}`).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Popover.Root open={path !== null} onOpenChange={(open) => (open ? copy() : setPath(null))}>
      <Popover.Trigger className="tool" aria-label={PLAYER.copyLink} title={PLAYER.copyLink}>
        <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M6.500 9.500l3-3M7 4.500l1.500-1.500a3.200 3.200 0 0 1 4.500 4.500L11.500 9M9 11.500 7.500 13A3.200 3.200 0 0 1 3 8.500L4.500 7" />
        </svg>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="panel link-panel" sideOffset={6} collisionPadding={8}>
          <label>
            {PLAYER.linkLabel}
            <input
              className="field mono"
              readOnly
              value={link ?? ''}
              onFocus={(event) => event.currentTarget.select()}
            />
          </label>
          <p className="hint" role="status">
            {isCopied && PLAYER.copied}
          </p>
          {path !== null && <ShareForm path={path} />}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
