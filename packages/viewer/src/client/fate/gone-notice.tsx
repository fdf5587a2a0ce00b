import type { ReactElement } from 'react';
import type { SessionAnswer } from '../../api/answers.js';
import { GONE, TEXT } from '../strings.js';
import { dateTime } from '../text/times.js';
import { FateTag } from './fate-tag.js';
import { goneParts } from './gone-parts.js';

/** Says of a visit that still plays which part of it does not. */
export function GoneNotice({ answer }: { readonly answer: SessionAnswer }): ReactElement | null {
  const [part] = goneParts(answer);
  if (part === undefined) return null;
  const { why, at } = part.gone;
  return (
    <p className={`fate-notice ${why}`}>
      <FateTag fate={why} />
      <span>
        {TEXT.partGone} {GONE[why].hint} {dateTime(at)}.
      </span>
    </p>
  );
}
