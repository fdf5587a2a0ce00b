import type { TextPiece } from './text-diff.js';

const LONG = 160;
const AROUND = 32;
const MOST_CHANGED = 96;

/** A long text in short: its beginning, or what changed in it with a few words around; null when it is short. */
export function excerpt(pieces: readonly TextPiece[]): readonly TextPiece[] | null {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= LONG) return null;
  const first = pieces.findIndex(({ changed }) => changed);
  return pieces.map(({ text, changed }, index) => ({
    text: shortened(text, changed, index < first),
    changed,
  }));
}

/** What stands before a change is cut at its front, anything else at its end. */
function shortened(text: string, changed: boolean, isBefore: boolean): string {
  const most = changed ? MOST_CHANGED : AROUND;
  // Characters take one or two places each: so many are enough, however long the text is.
  const enough = 2 * most + 2;
  const characters = [...(isBefore ? text.slice(-enough) : text.slice(0, enough))];
  if (characters.length <= most) return text;
  return isBefore
    ? `…${characters.slice(-most).join('').replace(/^\S* /, '')}`
    : `${characters.slice(0, most).join('').replace(/ \S*$/, '')}…`;
}
