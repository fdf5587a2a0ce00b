import type { ReactElement } from 'react';
import { FATES, type Fate } from '../strings.js';

interface FateTagProps {
  readonly fate: Fate;
  /** Said instead of what the tag means in general. */
  readonly title?: string;
}

/** A small word in place of what is no longer there, or beside what must stay. */
export function FateTag({ fate, title }: FateTagProps): ReactElement {
  const { word, sentence } = FATES[fate];
  return (
    <span className={`fate-tag ${fate}`} title={title ?? sentence}>
      {word}
    </span>
  );
}
