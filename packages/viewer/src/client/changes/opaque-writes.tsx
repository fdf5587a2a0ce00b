import type { ReactElement } from 'react';
import { TEXT } from '../strings.js';

/** Says that more was written than can be shown, and what to do about it. */
export function OpaqueWrites({ count }: { readonly count: number }): ReactElement {
  return (
    <p className="opaque">
      <strong>
        {count.toLocaleString('en')} {count === 1 ? TEXT.opaqueWrite : TEXT.opaqueWrites}
      </strong>{' '}
      {TEXT.opaqueHint} <code>npx auditreel changes add</code>
    </p>
  );
}
