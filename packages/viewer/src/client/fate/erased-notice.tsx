import type { Erasure } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import { Link } from '../routing/router.js';
import { pathTo } from '../routing/routes.js';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { ErasedBy } from './erased-by.js';
import { FateTag } from './fate-tag.js';

/** What was taken out of a record, when, by whom, and where that is recorded. */
export function ErasedNotice({ erasure }: { readonly erasure: Erasure }): ReactElement {
  const { fields, recordId } = erasure;
  return (
    <p className="fate-notice erased">
      <FateTag fate="erased" />
      <span>
        <ErasedBy erasure={erasure} />
        {fields.length > 0 && (
          <>
            :{' '}
            <span className="mono">
              <Outside value={fields.join(', ')} />
            </span>
          </>
        )}
        . <Link to={pathTo.record(recordId)}>{TEXT.erasureRecord}</Link>
      </span>
    </p>
  );
}
