import type { Erasure } from '@auditreel/core/adapter';
import type { ReactElement } from 'react';
import { TEXT } from '../strings.js';
import { Outside } from '../text/outside.js';
import { dateTime } from '../text/times.js';

/** When values were taken out, and by whom. */
export function ErasedBy({ erasure: { at, by } }: { readonly erasure: Erasure }): ReactElement {
  return (
    <>
      {TEXT.erasedOn} {dateTime(at)} by {by === null ? TEXT.byOperator : <Outside value={by} />}
    </>
  );
}
