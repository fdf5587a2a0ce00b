import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import { useMay } from '../api/use-may.js';
import { SHARES } from '../strings/take-away.js';
import { ShareForm } from './share-form.js';

/** Opens the form that makes a link; not there without the permission. */
export function ShareButton({ path }: { readonly path: string }): ReactElement | null {
  const mayShare = useMay('share');
  if (!mayShare) return null;
  return (
    <Popover.Root>
      <Popover.Trigger className="button">{SHARES.share}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="panel share-panel" align="end" sideOffset={6} collisionPadding={8}>
          <ShareForm path={path} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
