import type { ReactElement } from 'react';
import { PRINT } from '../strings/take-away.js';
import { ShareButton } from './share-button.js';

/** What a record's page can be made into: a link, or paper. */
export function PageActions({ path }: { readonly path: string }): ReactElement {
  return (
    <p className="page-actions">
      <ShareButton path={path} />
      <button type="button" className="button" onClick={() => print()}>
        {PRINT.print}
      </button>
    </p>
  );
}
