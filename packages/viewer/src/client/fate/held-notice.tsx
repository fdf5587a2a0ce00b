import type { ReactElement } from 'react';
import type { Held } from '../../api/answers.js';
import { FATES, HELD_SUBJECTS } from '../strings.js';
import { Outside } from '../text/outside.js';
import { dateTime } from '../text/times.js';
import { FateTag } from './fate-tag.js';

/** Which hold keeps this, since when, and why. */
export function HeldNotice({ held }: { readonly held: Held }): ReactElement {
  return (
    <p className="fate-notice held">
      <FateTag fate="held" />
      <span>
        {HELD_SUBJECTS[held.subject]} Since {dateTime(held.since)}
        {held.by !== null && (
          <>
            , by <Outside value={held.by} />
          </>
        )}
        {held.reason === null ? '. ' : ': '}
        {held.reason !== null && (
          <>
            “<Outside value={held.reason} />
            ”.{' '}
          </>
        )}
        <span className="faint">{FATES.held.sentence}</span>
      </span>
    </p>
  );
}
