import type { ReactElement } from 'react';
import type { Held } from '../../api/answers.js';
import { FATES, HELD_SUBJECTS } from '../strings.js';
import { visible } from '../text/visible.js';
import { FateTag } from './fate-tag.js';

interface RowFatesProps {
  readonly held: Held | null;
  readonly isErased: boolean;
}

/** The tags on a line of a list. */
export function RowFates({ held, isErased }: RowFatesProps): ReactElement | null {
  if (held === null && !isErased) return null;
  return (
    <span className="row-fates">
      {held !== null && <FateTag fate="held" title={titleOf(held)} />}
      {isErased && <FateTag fate="erased" />}
    </span>
  );
}

function titleOf({ subject, reason }: Held): string {
  return [HELD_SUBJECTS[subject], reason === null ? FATES.held.sentence : visible(reason)].join(' ');
}
